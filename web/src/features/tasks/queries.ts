import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Whose = { mine?: boolean; state: "open" | "done" };

export function tasksQuery(whose: Whose) {
  return pagesOf(["tasks", "list", whose], (after, signal) =>
    unwrap(api.GET("/api/v1/tasks", { params: { query: { ...whose, after } }, signal })),
  );
}

/** The days this year that differ from the week's rule. */
export function holidaysQuery(year: number) {
  return queryOptions({
    queryKey: ["holidays", year],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/holidays", { params: { query: { year } }, signal })),
    select: (page) => page.items,
    staleTime: 5 * 60_000,
  });
}
