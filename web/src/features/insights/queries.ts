import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";
import { pagesOf } from "@/lib/pages";

type FunnelAsk = NonNullable<paths["/api/v1/insights/funnel"]["get"]["parameters"]["query"]>;
export type DealsAsk = paths["/api/v1/insights/deals"]["get"]["parameters"]["query"];
type ChangesAsk = NonNullable<paths["/api/v1/insights/changes"]["get"]["parameters"]["query"]>;
export type Scope = Omit<FunnelAsk, "decided_only" | "way"> &
  Pick<ChangesAsk, "due_from" | "due_to">;
export type Figure = DealsAsk["figure"];
export type DealRow = Schema["DealRow"];

export function funnelQuery(query: FunnelAsk) {
  return queryOptions({
    queryKey: ["insights", "funnel", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/funnel", { params: { query }, signal })),
  });
}

export function summaryQuery(query: Scope) {
  return queryOptions({
    queryKey: ["insights", "summary", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/pipeline", { params: { query }, signal })),
  });
}

export function stageTimesQuery(query: Scope) {
  return queryOptions({
    queryKey: ["insights", "stage-times", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/stage-times", { params: { query }, signal })),
  });
}

export function changesQuery(query: ChangesAsk) {
  return queryOptions({
    queryKey: ["insights", "changes", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/changes", { params: { query }, signal })),
  });
}

/** The deals a figure has counted, asked with the filters the figure was asked with. */
export function figureDealsQuery(ask: DealsAsk) {
  return pagesOf(["insights", "deals", ask], (after, signal) =>
    unwrap(api.GET("/api/v1/insights/deals", { params: { query: { ...ask, after } }, signal })),
  );
}
