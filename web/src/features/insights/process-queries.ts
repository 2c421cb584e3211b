import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";

import type { Scope } from "./queries";

type Ask<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

export function movementQuery(query: Scope) {
  return queryOptions({
    queryKey: ["insights", "movement", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/movement", { params: { query }, signal })),
  });
}

export function cohortsQuery(query: Ask<"/api/v1/insights/cohorts">) {
  return queryOptions({
    queryKey: ["insights", "cohorts", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/cohorts", { params: { query }, signal })),
  });
}

export function outcomesQuery(query: Ask<"/api/v1/insights/outcomes">) {
  return queryOptions({
    queryKey: ["insights", "outcomes", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/outcomes", { params: { query }, signal })),
  });
}

export function stageExitsQuery(query: Scope) {
  return queryOptions({
    queryKey: ["insights", "stage-exits", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/stage-exits", { params: { query }, signal })),
  });
}

export function hygieneQuery(query: Ask<"/api/v1/insights/hygiene">) {
  return queryOptions({
    queryKey: ["insights", "hygiene", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/hygiene", { params: { query }, signal })),
  });
}
