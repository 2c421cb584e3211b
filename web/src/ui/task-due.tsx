import type { Task } from "@/api/tasks";
import { dayIn, daysFromNow } from "@/lib/when";

import { StatusBadge, type Tone } from "./status-badge";
import { useLocale } from "./use-locale";
import { Day, When } from "./when";

/** When a task is due, in the colour of its urgency. */
export function TaskDue({ task }: { task: Task }) {
  const { zone } = useLocale();
  if (!task.due_at) return null;
  const shown = task.all_day ? (
    <Day day={dayIn(zone, new Date(task.due_at))} />
  ) : (
    <When at={task.due_at} />
  );
  return <StatusBadge tone={toneOf(task, zone)}>{shown}</StatusBadge>;
}

/** Red is late, amber is today, blue is planned. */
function toneOf({ due_at, all_day, completed_at }: Task, zone: string): Tone {
  if (completed_at || !due_at) return "quiet";
  const days = daysFromNow(due_at, zone);
  if (days < 0 || (!all_day && new Date(due_at) < new Date())) return "bad";
  return days === 0 ? "attention" : "planned";
}
