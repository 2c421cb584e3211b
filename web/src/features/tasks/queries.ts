import { api, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Whose = { mine?: boolean; state: "open" | "done" };

export function tasksQuery(whose: Whose) {
  return pagesOf(["tasks", "list", whose], (after, signal) =>
    unwrap(api.GET("/api/v1/tasks", { params: { query: { ...whose, after } }, signal })),
  );
}
