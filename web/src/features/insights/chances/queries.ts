import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";
import { pagesOf } from "@/lib/pages";

export type Model = Schema["ModelOut"];
export type Models = Schema["ChanceModelsOut"];
export type Pattern = Schema["PatternOut"];
export type Patterns = Schema["PatternsOut"];
export type PatternsAsk = NonNullable<
  paths["/api/v1/forecast/patterns"]["get"]["parameters"]["query"]
>;
export type PatternDealsAsk = paths["/api/v1/forecast/pattern-deals"]["get"]["parameters"]["query"];

export function modelsQuery(pipeline_id: string | undefined) {
  const query = pipeline_id ? { pipeline_id } : {};
  return queryOptions({
    queryKey: ["insights", "chances", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/chances", { params: { query }, signal })),
  });
}

export function patternsQuery(query: PatternsAsk) {
  return queryOptions({
    queryKey: ["insights", "patterns", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/patterns", { params: { query }, signal })),
  });
}

/** The deals behind one side of a pattern. */
export function patternDealsQuery(ask: PatternDealsAsk) {
  return pagesOf(["insights", "pattern-deals", ask], (after, signal) =>
    unwrap(
      api.GET("/api/v1/forecast/pattern-deals", { params: { query: { ...ask, after } }, signal }),
    ),
  );
}
