import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { TaskFigure } from "../before-queries";
import type { Period } from "../period";
import { useQuarterScope } from "../use-before-scope";

export type TasksOf = {
  figure: TaskFigure;
  what: string;
  owner?: string | undefined;
  team?: string | undefined;
  /** Of which kinds; left out: of all. */
  kinds?: readonly string[];
  /** Where the figure's period is not the one in the address. */
  period?: Period | undefined;
  /** What leads back to the page as it was, besides the filters that all pages share. */
  back?: Record<string, string | undefined> | undefined;
};

type Props = TasksOf & { label?: string; className?: string | undefined; children: ReactNode };

/** From a figure to its tasks. */
export function TasksLink({ label, className, children, ...of }: Props) {
  const { carried, period } = useQuarterScope();
  const { from, to } = of.period ?? period;
  const search = {
    ...carried,
    from,
    to,
    figure: of.figure,
    what: of.what,
    owner: of.owner ?? carried.owner,
    team: of.team ?? carried.team,
    kinds: of.kinds?.join(","),
    ...of.back,
  };
  return (
    <Link to="/insights/task-list" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
