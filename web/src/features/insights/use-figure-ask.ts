import { CELL } from "./deals-link";
import type { DealsAsk, Figure } from "./queries";
import { useScope } from "./use-scope";

type End = NonNullable<DealsAsk["goal"]>;

/** Which figure's deals the address asks for. */
export function useFigureAsk() {
  const { scope, search, carried } = useScope();
  const ask: DealsAsk = {
    ...scope,
    figure: (search.figure ?? "pipeline_open") as Figure,
    ...(search.stage && { stage_id: search.stage }),
    ...(search.reason && { lost_reason_id: search.reason as "none" }),
    ...(search.source && { source_id: search.source }),
    ...(search.campaign && { campaign_id: search.campaign }),
    ...(search.view === "period" && { view: "period" }),
    ...(search.age_from && { age_from: Number(search.age_from) }),
    ...(search.origin && { origin: search.origin as End }),
    ...(search.goal && { goal: search.goal as End }),
    ...Object.fromEntries(CELL.flatMap((name) => (search[name] ? [[name, search[name]]] : []))),
    ...(search.everywhere && search.figure?.startsWith("forecast_") && { everywhere: true }),
    ...(search.age_to && { age_to: Number(search.age_to) }),
  };
  return { ask, carried, search, what: search.what, openId: search.deal };
}
