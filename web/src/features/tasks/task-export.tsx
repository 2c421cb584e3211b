import { ExportMenu } from "@/ui/export-menu";

import { exportTasks } from "./export-tasks";
import { useTaskAsk } from "./use-task-ask";

/** Hand out the tasks as they are narrowed down. */
export function TaskExport() {
  const { whose, view } = useTaskAsk();
  return <ExportMenu make={exportTasks({ ...whose, state: view === "done" ? "done" : "open" })} />;
}
