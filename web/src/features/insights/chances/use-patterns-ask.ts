import { useScope } from "../use-scope";
import type { PatternsAsk } from "./queries";

export const EARLY_DAYS = [7, 14, 30] as const;
type Early = (typeof EARLY_DAYS)[number];

export function earlyOf(text: string | undefined): Early {
  return EARLY_DAYS.find((day) => String(day) === text) ?? 14;
}

/** What patterns are asked of, as the address says. */
export function usePatternsAsk(): PatternsAsk {
  const { scope, search } = useScope();
  const { pipeline_id, from, to, as_of, owner_id, team_id } = scope;
  return {
    ...(pipeline_id && { pipeline_id }),
    ...(from && { from }),
    ...(to && { to }),
    ...(as_of && { as_of }),
    ...(owner_id && { owner_id }),
    ...(team_id && { team_id }),
    early: earlyOf(search.early),
  };
}
