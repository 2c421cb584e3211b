import type { Task } from "@/api/tasks";
import { daysFromNow } from "@/lib/when";

export type Group = "overdue" | "today" | "week" | "later" | "someday" | "done";

const GROUPS: Group[] = ["overdue", "today", "week", "later", "someday", "done"];

/** Where a task stands in the list of the one who has to do it. */
function groupOf(task: Task, zone: string, now = new Date()): Group {
  if (task.completed_at) return "done";
  if (!task.due_at) return "someday";
  const days = daysFromNow(task.due_at, zone, now);
  if (days < 0 || (!task.all_day && new Date(task.due_at) < now)) return "overdue";
  if (days === 0) return "today";
  return days <= 7 ? "week" : "later";
}

/** Groups in the order of urgency, the empty ones left out. */
export function grouped(tasks: Task[], zone: string, now = new Date()): [Group, Task[]][] {
  return GROUPS.map((group): [Group, Task[]] => [
    group,
    tasks.filter((task) => groupOf(task, zone, now) === group),
  ]).filter(([, members]) => members.length > 0);
}
