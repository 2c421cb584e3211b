import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { LeadFigure } from "./before-queries";
import type { Period } from "./period";
import { useScope } from "./use-scope";

export type LeadsOf = {
  figure: LeadFigure;
  /** What is listed, in words: the list's title. */
  what: string;
  source?: string | undefined;
  campaign?: string | undefined;
  owner?: string | undefined;
  team?: string | undefined;
  reason?: string | undefined;
  /** Where the figure's period is not the one in the address. */
  period?: Period | undefined;
};

type Props = LeadsOf & { className?: string | undefined; label?: string; children: ReactNode };

/** From a figure to its leads, with exactly the filters the figure was asked with. */
export function LeadsLink({ className, label, period, children, ...of }: Props) {
  const { carried } = useScope();
  const search = {
    ...carried,
    ...period,
    ...of,
    owner: of.owner ?? carried.owner,
    team: of.team ?? carried.team,
  };
  return (
    <Link to="/insights/lead-list" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
