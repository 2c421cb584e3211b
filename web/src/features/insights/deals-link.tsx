import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Figure } from "./queries";
import { useScope } from "./use-scope";

export type DealsOf = {
  figure: Figure;
  /** What is listed, in words: the list's title. */
  what: string;
  stage?: string | undefined;
  reason?: string | undefined;
  owner?: string | undefined;
  ageFrom?: number | undefined;
  ageTo?: number | null | undefined;
};

type Props = DealsOf & { className?: string | undefined; label?: string; children: ReactNode };

/** From a figure to its deals, with exactly the filters the figure was asked with. */
export function DealsLink({ className, label, children, ...of }: Props) {
  const { carried } = useScope();
  const search = {
    ...carried,
    figure: of.figure,
    what: of.what,
    stage: of.stage,
    reason: of.reason,
    owner: of.owner ?? carried.owner,
    age_from: of.ageFrom?.toString(),
    age_to: of.ageTo?.toString(),
  };
  return (
    <Link to="/insights/deals" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
