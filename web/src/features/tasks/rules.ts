import type { Task } from "@/api/tasks";
import { dayIn, daysFromNow, endOfDayIn, momentIn, timeIn } from "@/lib/when";

/** Kinds that others come to. */
export function isAppointment(kind: Task["kind"]): boolean {
  return kind === "meeting" || kind === "visit";
}

export type Group = "overdue" | "today" | "week" | "later" | "someday" | "done" | "sorted";

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

/** The ways to repeat that one click offers; the API takes more. */
export const REPEATS = {
  never: null,
  daily: "FREQ=DAILY",
  workweek: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  fortnightly: "FREQ=WEEKLY;INTERVAL=2",
  monthly: "FREQ=MONTHLY",
  yearly: "FREQ=YEARLY",
};
export type Repeat = keyof typeof REPEATS;

export type Snooze = "hour" | "evening" | "tomorrow" | "workday" | "monday";
export type RuledDay = { day: string; kind: "off" | "work" };
const HOUR = 3_600_000;
const EVENING = "18:00";
const MORNING = "09:00";

/** What can still be chosen: there is no evening left at night. */
export function snoozes(zone: string, now = new Date()): Snooze[] {
  const hasEvening = new Date(momentIn(zone, dayIn(zone, now), EVENING)) > now;
  return ["hour", ...(hasEvening ? (["evening"] as const) : []), "tomorrow", "workday", "monday"];
}

/** The new due of a task that is put off; one for a whole day stays one when only the day changes. */
export function snoozed(
  task: Pick<Task, "all_day">,
  to: Snooze,
  { zone, ruled, now = new Date() }: { zone: string; ruled: RuledDay[]; now?: Date },
): { due_at: string; all_day: boolean } {
  const today = dayIn(zone, now);
  if (to === "hour") {
    return { due_at: new Date(now.getTime() + HOUR).toISOString(), all_day: false };
  }
  if (to === "evening") return { due_at: momentIn(zone, today, EVENING), all_day: false };
  let day = addDays(today, 1);
  while (to === "workday" && !isWorked(day, ruled)) day = addDays(day, 1);
  if (to === "monday") day = nextMonday(zone, now);
  return task.all_day
    ? { due_at: endOfDayIn(zone, day), all_day: true }
    : { due_at: momentIn(zone, day, MORNING), all_day: false };
}

function isWorked(day: string, ruled: RuledDay[]): boolean {
  const rule = ruled.find((one) => one.day === day);
  return rule ? rule.kind === "work" : weekday(day) % 6 !== 0;
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * HOUR).toISOString().slice(0, 10);
}

type Dated = Pick<Task, "due_at" | "all_day">;

/** The due of a task on another day: one with a time keeps it, one without is for the whole day. */
export function onDay({ due_at, all_day }: Dated, day: string, zone: string) {
  return due_at && !all_day
    ? { due_at: momentIn(zone, day, timeIn(zone, new Date(due_at))), all_day: false }
    : { due_at: endOfDayIn(zone, day), all_day: true };
}

/** The due of a task a day later than it is; of one without a date that is tomorrow. */
export function dayLater(task: Dated, zone: string, now = new Date()) {
  const day = dayIn(zone, task.due_at ? new Date(task.due_at) : now);
  return onDay(task, addDays(day, 1), zone);
}

export function nextMonday(zone: string, now = new Date()): string {
  let day = addDays(dayIn(zone, now), 1);
  while (weekday(day) !== 1) day = addDays(day, 1);
  return day;
}
