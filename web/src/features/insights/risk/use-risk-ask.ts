import { useScope } from "../use-scope";
import { REASONS, type Reason } from "./queries";

/** Whose deals are judged, and for which reason; they are judged now. */
export function useRiskAsk() {
  const { scope, search, set } = useScope();
  const { pipeline_id, owner_id, team_id } = scope;
  const people = {
    ...(pipeline_id && { pipeline_id }),
    ...(owner_id && { owner_id }),
    ...(team_id && { team_id }),
  };
  const reason = REASONS.find((one) => one === search.reason);
  return {
    people,
    reason,
    ask: { ...people, ...(reason && { reason }) },
    choose: (chosen: Reason | null) => set({ reason: chosen ?? undefined }),
  };
}
