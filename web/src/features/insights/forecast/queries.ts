import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";

type Ask<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;
export type OutlookAsk = Ask<"/api/v1/forecast/outlook">;
export type SheetAsk = Ask<"/api/v1/forecast/rollup">;
type CallsAsk = Ask<"/api/v1/forecast/calls">;
type FlowAsk = Ask<"/api/v1/insights/flow">;
export type Outlook = Schema["OutlookOut"];
export type PeriodAhead = Schema["PeriodAheadOut"];
export type Test = Schema["TestOut"];
export type Judged = Schema["ForecastJudgedOut"];
export type Sheet = Schema["SheetOut"];
export type Line = Schema["LineOut"];
export type Flow = Schema["FlowOut"];

const SOON = 4_000; // while a newer one is being worked out

export function outlookQuery(query: OutlookAsk) {
  return queryOptions({
    queryKey: ["insights", "outlook", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/outlook", { params: { query }, signal })),
    refetchInterval: ({ state }) => (isComing(state.data) ? SOON : false),
  });
}

/** A newer one is being worked out, or will be as soon as it has been asked for. */
function isComing(outlook: Outlook | undefined): boolean {
  return Boolean(outlook && (outlook.is_renewing || outlook.is_stale));
}

/** Have a stale forecast worked out anew; asked again it changes nothing. */
export function freshOutlookQuery({ as_of: _, ...whose }: OutlookAsk) {
  return queryOptions({
    queryKey: ["insights", "outlook-asked", whose],
    queryFn: () => unwrap(api.POST("/api/v1/forecast/outlook", { body: whose })),
  });
}

export function rollupQuery(query: SheetAsk) {
  return queryOptions({
    queryKey: ["insights", "calls", "rollup", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/rollup", { params: { query }, signal })),
  });
}

export function callsQuery(query: CallsAsk) {
  return queryOptions({
    queryKey: ["insights", "calls", "history", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/calls", { params: { query }, signal })),
  });
}

export function callAccuracyQuery(query: SheetAsk) {
  return queryOptions({
    queryKey: ["insights", "calls", "accuracy", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/forecast/call-accuracy", { params: { query }, signal })),
  });
}

export function targetLineQuery(query: Ask<"/api/v1/targets/line">) {
  return queryOptions({
    queryKey: ["targets", "line", query],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/targets/line", { params: { query }, signal })),
  });
}

export function flowQuery(query: FlowAsk) {
  return queryOptions({
    queryKey: ["insights", "flow", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/flow", { params: { query }, signal })),
  });
}

export function useMakeCall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["CallIn"]) =>
      unwrap(api.POST("/api/v1/forecast/calls", { body, headers: onlyOnce() })),
    onSettled: () => client.invalidateQueries({ queryKey: ["insights", "calls"] }),
  });
}
