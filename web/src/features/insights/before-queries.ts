import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";
import { pagesOf } from "@/lib/pages";

type Asked<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;
export type BeforeAsk = Asked<"/api/v1/insights/leads">;
export type SourcesAsk = Asked<"/api/v1/insights/sources">;
export type LeadsAsk = Asked<"/api/v1/insights/lead-list">;
export type ContactsAsk = Asked<"/api/v1/insights/contacts">;
export type TasksAsk = Asked<"/api/v1/insights/tasks">;
export type TaskFigure = TasksAsk["figure"];
export type LeadFigure = LeadsAsk["figure"];
export type ContactKind = Schema["ContactKind"];

export function leadFunnelQuery(query: BeforeAsk) {
  return queryOptions({
    queryKey: ["insights", "leads", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/leads", { params: { query }, signal })),
  });
}

export function sourcesFiguresQuery(query: SourcesAsk) {
  return queryOptions({
    queryKey: ["insights", "sources", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/sources", { params: { query }, signal })),
  });
}

export function activityQuery(query: BeforeAsk) {
  return queryOptions({
    queryKey: ["insights", "activity", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/activity", { params: { query }, signal })),
  });
}

export function figureLeadsQuery(ask: LeadsAsk) {
  return pagesOf(["insights", "lead-list", ask], (after, signal) =>
    unwrap(api.GET("/api/v1/insights/lead-list", { params: { query: { ...ask, after } }, signal })),
  );
}

export function contactsQuery(ask: ContactsAsk) {
  return pagesOf(["insights", "contacts", ask], (after, signal) =>
    unwrap(api.GET("/api/v1/insights/contacts", { params: { query: { ...ask, after } }, signal })),
  );
}

export function figureTasksQuery(ask: TasksAsk) {
  return pagesOf(["insights", "tasks", ask], (after, signal) =>
    unwrap(api.GET("/api/v1/insights/tasks", { params: { query: { ...ask, after } }, signal })),
  );
}
