import { useFieldAccess } from "@/api/me";

import { useScope } from "../use-scope";
import type { Measure, TargetsAsk } from "./queries";
import { kindOf, SPANS, type Span, spanOf } from "./spans";

const MEASURES: Measure[] = [
  "revenue",
  "deals_won",
  "new_pipeline",
  "activities",
  "calls",
  "meetings",
  "visits",
  "emails",
];
const MONEY: Measure[] = ["revenue", "new_pipeline"];
const OF_DEALS: Measure[] = ["revenue", "deals_won", "new_pipeline"];

/** What the page is asked: what is measured, in which period, of whom. Activities know no pipeline. */
export function useTargetsScope() {
  const { scope, carried, search, set, today } = useScope();
  const hidesValue = useFieldAccess("deal").hides("value");
  const measures = MEASURES.filter((one) => !hidesValue || !MONEY.includes(one));
  const measure = measures.find((one) => one === search.measure) ?? measures[0] ?? "deals_won";
  const ofDeals = OF_DEALS.includes(measure);
  const { from, to } = carried;
  const come = from && to ? kindOf(from, to) : undefined; // from the deals of a figure
  const span: Span = SPANS.find((one) => one === search.span) ?? come ?? "quarter";
  const day = search.day ?? (come && from) ?? carried.as_of ?? today;
  const period = spanOf(span, day);
  const pipeline = ofDeals ? carried.pipeline : undefined;
  const ask: TargetsAsk = {
    measure,
    span,
    day: period.from,
    ...(pipeline && { pipeline_id: pipeline }),
    ...(scope.team_id && { team_id: scope.team_id }),
    ...(scope.as_of && { as_of: scope.as_of }),
  };
  return {
    ask,
    measures,
    measure,
    ofDeals,
    span,
    period,
    pipeline,
    team: carried.team,
    asOf: carried.as_of,
    isEditing: search.edit === "1",
    at: search.at,
    set,
    today,
  };
}
