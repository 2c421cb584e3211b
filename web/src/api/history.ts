import { infiniteQueryOptions } from "@tanstack/react-query";

import { api, unwrap } from "./client";

export type HistoryKind = "deal" | "company" | "person" | "lead" | "task";

/** Every change of every field of a record, the latest first. */
export function historyQuery(kind: HistoryKind, id: string) {
  return infiniteQueryOptions({
    queryKey: ["history", kind, id],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? { after: pageParam } : {};
      return unwrap(read(kind, id, query, signal));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

function read(kind: HistoryKind, id: string, query: { after?: string }, signal: AbortSignal) {
  switch (kind) {
    case "deal":
      return api.GET("/api/v1/deals/{deal_id}/history", {
        params: { path: { deal_id: id }, query },
        signal,
      });
    case "company":
      return api.GET("/api/v1/companies/{company_id}/history", {
        params: { path: { company_id: id }, query },
        signal,
      });
    case "person":
      return api.GET("/api/v1/people/{person_id}/history", {
        params: { path: { person_id: id }, query },
        signal,
      });
    case "lead":
      return api.GET("/api/v1/leads/{lead_id}/history", {
        params: { path: { lead_id: id }, query },
        signal,
      });
    case "task":
      return api.GET("/api/v1/tasks/{task_id}/history", {
        params: { path: { task_id: id }, query },
        signal,
      });
  }
}
