import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";

export type TargetsAsk = NonNullable<paths["/api/v1/targets"]["get"]["parameters"]["query"]>;
export type YearAsk = paths["/api/v1/targets/months"]["get"]["parameters"]["query"];
export type Targets = Schema["TargetsOut"];
export type Standing = Schema["TargetStandingOut"];
export type Flow = Schema["SourceFlowOut"];
export type Year = Schema["YearOut"];
export type YearRow = Schema["YearRowOut"];
export type CellIn = Schema["CellIn"];
export type Measure = Schema["Measure"];

export function targetsQuery(query: TargetsAsk) {
  return queryOptions({
    queryKey: ["targets", "standing", query],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/targets", { params: { query }, signal })),
  });
}

export function yearQuery(query: YearAsk) {
  return queryOptions({
    queryKey: ["targets", "year", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/targets/months", { params: { query }, signal })),
  });
}

export function changesQuery(query: YearAsk) {
  return queryOptions({
    queryKey: ["targets", "changes", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/targets/changes", { params: { query }, signal })),
  });
}

export function alarmQuery() {
  return queryOptions({
    queryKey: ["targets", "alarm"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/targets/alarm", { signal })),
  });
}

export function useSetTargets() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["CellsIn"]) => unwrap(api.PUT("/api/v1/targets/months", { body })),
    onSettled: () => client.invalidateQueries({ queryKey: ["targets"] }),
  });
}

export function useSetAlarm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["AlarmIn"]) => unwrap(api.PUT("/api/v1/targets/alarm", { body })),
    onSuccess: (kept) => client.setQueryData(alarmQuery().queryKey, kept),
  });
}
