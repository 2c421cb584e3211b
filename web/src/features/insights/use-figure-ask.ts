import type { DealsAsk, Figure } from "./queries";
import { useScope } from "./use-scope";

/** Which figure's deals the address asks for. */
export function useFigureAsk() {
  const { scope, search, carried } = useScope();
  const ask: DealsAsk = {
    ...scope,
    figure: (search.figure ?? "pipeline_open") as Figure,
    ...(search.stage && { stage_id: search.stage }),
    ...(search.reason && { lost_reason_id: search.reason as "none" }),
    ...(search.age_from && { age_from: Number(search.age_from) }),
    ...(search.age_to && { age_to: Number(search.age_to) }),
  };
  return { ask, carried, what: search.what, openId: search.deal };
}
