import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Work = Schema["WorkOut"];

export const worksKey = ["works"];

/** What I have started lately; asked again every second while something is on its way. */
export function worksQuery() {
  return queryOptions({
    queryKey: worksKey,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/works", { signal })),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 1000 : false),
  });
}

export function isUnderWay({ state }: Work): boolean {
  return state === "queued" || state === "running" || state === "cancelling";
}

export function useCancelWork() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (work_id: string) =>
      unwrap(api.POST("/api/v1/works/{work_id}/cancellation", { params: { path: { work_id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: worksKey }),
  });
}
