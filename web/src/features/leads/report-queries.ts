import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export type Line = Schema["ReportLine"];
export type Ask = { by: "source" | "campaign"; from: string; to: string };

export function reportQuery(ask: Ask) {
  return queryOptions({
    queryKey: ["leads", "report", ask],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/lead-report", { params: { query: ask }, signal })),
  });
}
