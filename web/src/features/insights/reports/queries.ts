import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";
import { pagesOf } from "@/lib/pages";

export type Question = Omit<paths["/api/v1/report-figures"]["get"]["parameters"]["query"], "fresh">;
export type Answer = Schema["ReportAnswer"];
export type ReportFilters = NonNullable<
  paths["/api/v1/reports/{report_id}/data"]["get"]["parameters"]["query"]
>;
export type Report = Schema["ReportOut"];
export type Cell = Schema["ReportCell"];
export type ReportRecord = Schema["ReportRecord"];

export function fieldsQuery() {
  return queryOptions({
    queryKey: ["reports", "fields"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/report-fields", { signal })),
  });
}

export function figuresQuery(query: Question) {
  return queryOptions({
    queryKey: ["reports", "figures", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/report-figures", { params: { query }, signal })),
  });
}

export function recordsQuery(query: Question & { row?: string; column?: string }) {
  return pagesOf<ReportRecord>(["reports", "records", query], async (after, signal) => {
    const offset = Number(after ?? 0);
    const params = { query: { ...query, limit: 100, offset } };
    const page = await unwrap(api.GET("/api/v1/report-records", { params, signal }));
    const end = offset + page.items.length;
    return { ...page, next: page.items.length && end < page.total ? String(end) : null };
  });
}

export function reportQuery(id: string) {
  const params = { path: { report_id: id } };
  return queryOptions({
    queryKey: ["reports", "kept", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/reports/{report_id}", { params, signal })),
  });
}

/** What a kept report says under the filters of a dashboard. */
export function reportDataQuery(id: string, query: ReportFilters) {
  const params = { path: { report_id: id }, query };
  return queryOptions({
    queryKey: ["reports", "data", id, query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/reports/{report_id}/data", { params, signal })),
  });
}

export function reportsQuery() {
  return queryOptions({
    queryKey: ["reports", "kept"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/reports", { signal })),
  });
}
