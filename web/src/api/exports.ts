import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Export = Schema["ExportOut"];
export type ExportFormat = Schema["ExportFormat"];
/** How a view asks for its file. */
export type MakeExport = (format: ExportFormat) => Promise<Export>;

const STILL = 1500;

export function exportsQuery() {
  return queryOptions({
    queryKey: ["exports"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/exports", { signal })),
    select: (page) => page.items,
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === "queued") ? STILL : false,
  });
}

export function exportQuery(export_id: string) {
  return queryOptions({
    queryKey: ["exports", export_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/exports/{export_id}", { params: { path: { export_id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === "done" ? false : STILL),
  });
}

/** Where the browser fetches the file. */
export function addressOf({ id }: Export): string {
  return `/api/v1/exports/${id}/content`;
}

export function deleteExport(export_id: string) {
  return unwrap(api.DELETE("/api/v1/exports/{export_id}", { params: { path: { export_id } } }));
}
