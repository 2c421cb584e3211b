import { api, unwrap } from "@/api/client";
import type { MakeExport } from "@/api/exports";

import type { Whose } from "./queries";

type Asked = Whose & { state: "open" | "done" };

/** Hand out the tasks as they are narrowed down; `ids`: only these. */
export function exportTasks(query: Asked, ids: string[] = []): MakeExport {
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/tasks", { params: { query }, body: { format, columns: [], ids } }),
    );
}
