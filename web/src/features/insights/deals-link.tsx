import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Period } from "./period";
import type { Figure } from "./queries";
import { useScope } from "./use-scope";

/** What singles out the deals of a cell, besides stage, owner and reason. */
export const CELL = [
  "came_from",
  "went_to",
  "direction",
  "ended_by",
  "by",
  "key",
  "check",
  "day",
] as const;
type Cell = Partial<Record<(typeof CELL)[number], string | undefined>>;

export type DealsOf = {
  figure: Figure;
  /** What is listed, in words: the list's title. */
  what: string;
  stage?: string | undefined;
  reason?: string | undefined;
  owner?: string | undefined;
  source?: string | undefined;
  campaign?: string | undefined;
  view?: "period" | undefined;
  ageFrom?: number | undefined;
  ageTo?: number | null | undefined;
  /** Where from and where to, of the flow of categories. */
  origin?: string | undefined;
  goal?: string | undefined;
  team?: string | undefined;
  due?: Period | undefined;
  /** Which cell of a table, as the API calls it. */
  cell?: Cell | undefined;
  /** What leads back to the page as it was, besides the filters that all pages share. */
  back?: Record<string, string | undefined> | undefined;
  /** Where the figure's period is not the one in the address. */
  period?: Period | undefined;
};

type Props = DealsOf & { className?: string | undefined; label?: string; children: ReactNode };

/** From a figure to its deals, with exactly the filters the figure was asked with. */
export function DealsLink({ className, label, children, ...of }: Props) {
  const { carried } = useScope();
  const search = {
    ...carried,
    ...(of.period && { from: of.period.from, to: of.period.to }),
    ...of.cell,
    figure: of.figure,
    what: of.what,
    stage: of.stage,
    reason: of.reason,
    owner: of.owner ?? carried.owner,
    source: of.source,
    campaign: of.campaign,
    view: of.view,
    age_from: of.ageFrom?.toString(),
    age_to: of.ageTo?.toString(),
    ...((of.owner || of.team) && { owner: of.owner, team: of.team }),
    ...(of.due && { due_from: of.due.from, due_to: of.due.to }),
    origin: of.origin,
    goal: of.goal,
    ...of.back,
  };
  return (
    <Link to="/insights/deals" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
