import type { Task } from "@/api/tasks";
import { dayIn, endOfDayIn, momentIn, timeIn } from "@/lib/when";

export const VIEWS = ["month", "week", "day"] as const;
export type View = (typeof VIEWS)[number] | "agenda";

const DAY = 86_400_000;
export const IN_A_DAY = 24 * 60;
export const STEP = 15;
/** An hour is 48 pixels high (calendar.module.css). */
export const MINUTES_PER_PIXEL = 60 / 48;
const LOWEST = 25;
const AGENDA_DAYS = 14;

/** Where something is let go: a day, and the minute of it unless it is for the whole day. */
export type Slot = { day: string; minute: number | null; owner?: string | undefined };

type Member = { id: string; name: string };
/** A column of the scale of hours: a day, or what of it concerns one member. */
export type Lane = { key: string; day: string; member?: Member | undefined };

export function lanesOf(days: string[], members: Member[]): Lane[] {
  const [day] = days;
  if (days.length !== 1 || !day || members.length === 0)
    return days.map((one) => ({ key: one, day: one }));
  return members.map((member) => ({ key: member.id, day, member }));
}

/** Whether a member does a task or comes to it; everything concerns nobody in particular. */
export function concerns(task: Task, member: Member | undefined): boolean {
  return !member || task.owner_id === member.id || attends(task, member.id);
}

export function attends({ attendees }: Task, memberId: string): boolean {
  return attendees.some((one) => one.member_id === memberId && one.answer !== "no");
}

/** How long a task is after its end was pulled by so many minutes. */
export function resized(minutes: number, by: number): number {
  const wanted = Math.round((minutes + by) / STEP) * STEP;
  return Math.min(Math.max(wanted, STEP), IN_A_DAY);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

type WithWeeks = Intl.Locale & {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
};

/** Monday is 1 and Sunday 7, as the language's land has it. */
export function firstWeekday(language: string): number {
  if (language.startsWith("zh")) return 1;
  const locale = new Intl.Locale(language) as WithWeeks;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

function weekOf(day: string, first: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, -((weekday - first + 7) % 7));
}

/** The days that are on screen: whole weeks of a month, a week, a day, two weeks ahead. */
export function daysOf(view: View, day: string, first: number): string[] {
  if (view === "day") return [day];
  if (view === "agenda") return run(day, AGENDA_DAYS);
  if (view === "week") return run(weekOf(day, first), 7);
  const begin = weekOf(`${day.slice(0, 7)}-01`, first);
  const next = addDays(`${day.slice(0, 7)}-01`, 32).slice(0, 7);
  const weeks = addDays(begin, 35) >= `${next}-01` ? 5 : 6;
  return run(begin, weeks * 7);
}

function run(begin: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(begin, index));
}

/** The day to look at one screen further on, or back. */
export function turned(view: View, day: string, way: 1 | -1): string {
  if (view === "day") return addDays(day, way);
  if (view === "week") return addDays(day, way * 7);
  if (view === "agenda") return addDays(day, way * AGENDA_DAYS);
  const month = `${day.slice(0, 7)}-01`;
  return way > 0 ? `${addDays(month, 32).slice(0, 7)}-01` : `${addDays(month, -1).slice(0, 7)}-01`;
}

/** What is due on a day: first what is for the whole of it, then by the clock. */
export function tasksOn(tasks: Task[], day: string, zone: string): Task[] {
  return tasks
    .filter(({ due_at }) => due_at && dayIn(zone, new Date(due_at)) === day)
    .sort((one, other) => Number(other.all_day) - Number(one.all_day));
}

/** The minute of the day on the wall of `zone`. */
export function minuteIn(zone: string, moment: Date): number {
  const [hour, minute] = timeIn(zone, moment).split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

export type Block = { task: Task; begin: number; end: number; lane: number; lanes: number };

/** Tasks with a time as blocks of one day, side by side where they overlap. */
export function blocksOf(tasks: Task[], day: string, zone: string): Block[] {
  const blocks = tasks
    .flatMap((task) => blockOf(task, day, zone) ?? [])
    .sort((one, other) => one.begin - other.begin || other.end - one.end);
  let together: Block[] = [];
  for (const block of blocks) {
    if (together.every(({ end }) => end <= block.begin)) together = [];
    const taken = new Set(together.filter(({ end }) => end > block.begin).map(({ lane }) => lane));
    while (taken.has(block.lane)) block.lane += 1;
    together.push(block);
    const lanes = Math.max(...together.map(({ lane }) => lane)) + 1;
    for (const one of together) one.lanes = lanes;
  }
  return blocks;
}

/** The part of a task that lies on the day; what began the day before goes on from midnight. */
function blockOf(task: Task, day: string, zone: string): Block | undefined {
  if (!task.due_at || task.all_day) return undefined;
  const due = new Date(task.due_at);
  const days = Math.round((Date.parse(dayIn(zone, due)) - Date.parse(day)) / DAY);
  const from = minuteIn(zone, due) + days * IN_A_DAY;
  const until = from + task.minutes;
  if (from >= IN_A_DAY || until <= 0) return undefined;
  const begin = Math.max(from, 0);
  return {
    task,
    begin,
    end: Math.min(Math.max(until, begin + LOWEST), IN_A_DAY),
    lane: 0,
    lanes: 1,
  };
}

export function snapped(minute: number): number {
  return Math.min(Math.max(Math.round(minute / STEP) * STEP, 0), IN_A_DAY - STEP);
}

export function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((one) => String(one).padStart(2, "0"))
    .join(":");
}

/** When something is due that is put into a slot. */
export function dueIn(slot: Slot, zone: string): { due_at: string; all_day: boolean } {
  if (slot.minute === null) return { due_at: endOfDayIn(zone, slot.day), all_day: true };
  return { due_at: momentIn(zone, slot.day, clock(slot.minute)), all_day: false };
}

/** The slot a task is in; nothing for one without a date. */
export function slotOf({ due_at, all_day }: Task, zone: string): Slot | undefined {
  if (!due_at) return undefined;
  const due = new Date(due_at);
  return { day: dayIn(zone, due), minute: all_day ? null : minuteIn(zone, due) };
}
