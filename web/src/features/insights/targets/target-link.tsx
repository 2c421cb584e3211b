import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { TasksLink } from "../activity/tasks-link";
import type { Figure } from "../queries";
import type { Measure, Standing } from "./queries";
import { useTargetsScope } from "./use-targets-scope";

const TASK_KINDS: Partial<Record<Measure, string[]>> = {
  activities: ["call", "meeting", "visit", "email"],
  calls: ["call"],
  meetings: ["meeting"],
  visits: ["visit"],
  emails: ["email"],
};

type Props = {
  place: Pick<Standing, "member_id" | "team_id">;
  figure: Extract<Figure, `target_${string}`>;
  /** What is listed, in words: the list's title. */
  what: string;
  /** Other days than those of the period. */
  days?: { from: string; to: string } | undefined;
  className?: string | undefined;
  label?: string;
  children: ReactNode;
};

/** From a figure to its deals, or to the tasks that were done. */
export function TargetLink({ place, figure, what, days, className, label, children }: Props) {
  const { measure, span, at, period, pipeline, team, asOf } = useTargetsScope();
  const { from, to } = days ?? period;
  const kinds = TASK_KINDS[measure];
  if (kinds) {
    return (
      <TasksLink
        figure="done"
        kinds={kinds}
        what={what}
        owner={place.member_id ?? undefined}
        team={place.team_id ?? undefined}
        period={{ from, to }}
        back={{ measure, span, day: period.from, at, page_team: team }}
        className={className}
        {...(label && { label })}
      >
        {children}
      </TasksLink>
    );
  }
  const search = {
    figure,
    what,
    pipeline,
    owner: place.member_id ?? undefined,
    team: place.team_id ?? (place.member_id ? undefined : team),
    ...(figure === "target_due" ? { due_from: from, due_to: to } : {}),
    ...(figure === "target_open" ? {} : { from, to }),
    as_of: asOf,
    // What leads back to the page as it was.
    ...{ measure, span, day: period.from, at, page_team: team },
  };
  return (
    <Link to="/insights/deals" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
