import { useDeferredValue, useMemo } from "react";

import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";

import { endOfDay, isDay } from "./period";
import type { Scope } from "./queries";

/** The filters of every figure: kept in the address, asked of the API. Days are the workspace's. */
export function useScope() {
  const { search, set } = usePlace();
  const zone = useMe().workspace.time_zone;
  const { from, to, as_of } = search;
  const scope: Scope = {
    ...(search.pipeline && { pipeline_id: search.pipeline }),
    ...(search.owner && { owner_id: search.owner }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(isDay(as_of) && { as_of: endOfDay(as_of, zone) }),
  };
  /** What a link to the deals of a figure, or to the other page, takes along. */
  const carried = {
    pipeline: search.pipeline,
    owner: search.owner,
    from: scope.from ?? undefined,
    to: scope.to ?? undefined,
    as_of: isDay(as_of) ? as_of : undefined,
  };
  const decidedOnly = search.decided === "1";
  return { scope: useSteady(scope), carried, decidedOnly, search, set, zone, today: dayIn(zone) };
}

/** The figures asked for before stay on screen while the next ones load: nothing jumps. */
function useSteady<T>(value: T): T {
  const text = useDeferredValue(JSON.stringify(value));
  return useMemo(() => JSON.parse(text) as T, [text]);
}
