import { useDeferredValue, useMemo } from "react";

import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";

import { endOfDay, isDay } from "./period";
import type { Scope } from "./queries";

type Carried = Partial<
  Record<
    "pipeline" | "owner" | "team" | "from" | "to" | "due_from" | "due_to" | "as_of",
    string | undefined
  >
>;

/** The filters of every figure: kept in the address, asked of the API. Days are the workspace's. */
export function useScope() {
  const { search, set } = usePlace();
  const zone = useMe().workspace.time_zone;
  const { from, to, as_of, due_from, due_to } = search;
  /** What a link to the deals of a figure, or to the other page, takes along. */
  const carried = {
    ...filtered({ pipeline: search.pipeline, owner: search.owner, team: search.team }),
    ...filtered({ from, to, due_from, due_to, as_of }, isDay),
  };
  const scope = toScope(carried, zone);
  const decidedOnly = search.decided === "1";
  return { scope: useSteady(scope), carried, decidedOnly, search, set, zone, today: dayIn(zone) };
}

/** The figures asked for before stay on screen while the next ones load: nothing jumps. */
function useSteady<T>(value: T): T {
  const text = useDeferredValue(JSON.stringify(value));
  return useMemo(() => JSON.parse(text) as T, [text]);
}

/** What the API is asked, of what the address says. */
export function toScope({ pipeline, owner, team, as_of, ...period }: Carried, zone: string): Scope {
  return {
    ...filtered({ pipeline_id: pipeline, owner_id: owner, team_id: team }),
    ...filtered(period),
    ...(as_of && { as_of: endOfDay(as_of, zone) }),
  };
}

/** What was chosen, and makes sense. */
function filtered<Name extends string>(
  chosen: Partial<Record<Name, string | undefined>>,
  holds: (value: string) => boolean = Boolean,
) {
  const entries = Object.entries(chosen) as [Name, string | undefined][];
  return Object.fromEntries(entries.filter(([, value]) => value && holds(value))) as Partial<
    Record<Name, string>
  >;
}
