import { api, unwrap } from "@/api/client";
import { ExportMenu } from "@/ui/export-menu";

import { useTaskAsk } from "./use-task-ask";

/** Hand out the tasks as they are narrowed down. */
export function TaskExport() {
  const { whose, view } = useTaskAsk();
  const query = { ...whose, state: view === "done" ? ("done" as const) : ("open" as const) };
  return (
    <ExportMenu
      make={(format) =>
        unwrap(
          api.POST("/api/v1/exports/tasks", { params: { query }, body: { format, columns: [] } }),
        )
      }
    />
  );
}
