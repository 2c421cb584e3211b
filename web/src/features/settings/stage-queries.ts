import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type SetCriterion = Schema["SetCriterionOut"];
export type EntryTask = Schema["EntryTaskOut"];
export type Override = Schema["OverrideOut"];

const LONG = 5 * 60_000;

export function templatesQuery() {
  return queryOptions({
    queryKey: ["pipeline-templates"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/pipeline-templates", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}

export function criteriaQuery(pipeline_id: string) {
  return queryOptions({
    queryKey: ["pipelines", pipeline_id, "criteria"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/pipelines/{pipeline_id}/criteria", {
          params: { path: { pipeline_id } },
          signal,
        }),
      ),
    select: (page) => page.items,
  });
}

export function criterionKindsQuery() {
  return queryOptions({
    queryKey: ["criterion-kinds"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/criterion-kinds", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}

export function entryTasksQuery(pipeline_id: string) {
  return queryOptions({
    queryKey: ["pipelines", pipeline_id, "entry-tasks"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/pipelines/{pipeline_id}/entry-tasks", {
          params: { path: { pipeline_id } },
          signal,
        }),
      ),
    select: (page) => page.items,
  });
}

export function stageHistoryQuery(pipeline_id: string) {
  return queryOptions({
    queryKey: ["pipelines", pipeline_id, "history"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/pipelines/{pipeline_id}/history", {
          params: { path: { pipeline_id } },
          signal,
        }),
      ),
    select: (page) => new Map(page.items.map((stage) => [stage.stage_id, stage])),
  });
}

export type OverrideWish = {
  pipeline_id?: string | undefined;
  stage_id?: string | undefined;
  member_id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
};

export function overridesQuery(query: OverrideWish) {
  return pagesOf(["criterion-overrides", "list", query], (after, signal) =>
    unwrap(
      api.GET("/api/v1/criterion-overrides", { params: { query: { ...query, after } }, signal }),
    ),
  );
}

export function overrideSummaryQuery(query: OverrideWish) {
  return queryOptions({
    queryKey: ["criterion-overrides", "summary", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/criterion-overrides/summary", { params: { query }, signal })),
  });
}

/** Criteria and tasks are shown on boards and deals as well. */
function useFresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(["pipelines", "deals"].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useAddCriterion(stage_id: string) {
  const onSuccess = useFresh();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["CriterionIn"]) =>
      unwrap(
        api.POST("/api/v1/stages/{stage_id}/criteria", { params: { path: { stage_id } }, body }),
      ),
    onSuccess,
  });
}

export function useSaveCriterion({ isQuiet = false } = {}) {
  const onSettled = useFresh();
  return useMutation({
    meta: { quiet: isQuiet },
    mutationFn: ({ id, version, change }: Changed<Schema["CriterionPatch"]>) =>
      unwrap(
        api.PATCH("/api/v1/criteria/{criterion_id}", {
          params: { path: { criterion_id: id }, header: ifMatch(version) },
          body: change,
        }),
      ),
    onSettled,
  });
}

export function useRemoveCriterion() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: ({ id, version }: SetCriterion) =>
      unwrap(
        api.DELETE("/api/v1/criteria/{criterion_id}", {
          params: { path: { criterion_id: id }, header: ifMatch(version) },
        }),
      ),
    onSettled,
  });
}

export function useAddEntryTask(stage_id: string) {
  const onSuccess = useFresh();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["EntryTaskIn"]) =>
      unwrap(
        api.POST("/api/v1/stages/{stage_id}/entry-tasks", { params: { path: { stage_id } }, body }),
      ),
    onSuccess,
  });
}

export function useSaveEntryTask() {
  const onSuccess = useFresh();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ id, version, change }: Changed<Schema["EntryTaskPatch"]>) =>
      unwrap(
        api.PATCH("/api/v1/entry-tasks/{task_id}", {
          params: { path: { task_id: id }, header: ifMatch(version) },
          body: change,
        }),
      ),
    onSuccess,
  });
}

export function useRemoveEntryTask() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: ({ id, version }: EntryTask) =>
      unwrap(
        api.DELETE("/api/v1/entry-tasks/{task_id}", {
          params: { path: { task_id: id }, header: ifMatch(version) },
        }),
      ),
    onSettled,
  });
}

type Changed<Patch> = { id: string; version: number; change: Patch };
