import type { Schema } from "@/api/client";
import type { Task } from "@/api/tasks";
import { dayIn, endOfDayIn } from "@/lib/when";

import { addDays, onDay } from "./rules";

export type TaskBoard = Schema["TaskBoardOut"];
export type Column = TaskBoard["columns"][number];
export type ColumnKey = Column["key"];
export type By = "progress" | "due";

/** A card on its way: into which column, and with what new fields. */
export type Move = { task: Task; to: ColumnKey; change: Partial<Task> };

/** The board after a move: out of its column, into the other one where its date puts it. */
export function withMove(board: TaskBoard, { task, to, change }: Move): TaskBoard {
  return {
    columns: board.columns.map((column) => {
      const items = column.items.filter(({ id }) => id !== task.id);
      const left = column.items.length - items.length;
      if (column.key !== to) return { ...column, items, count: column.count - left };
      const landed = [...items, { ...task, ...change }].sort(to === "done" ? byDone : byDue);
      return { ...column, items: landed, count: column.count + 1 - left };
    }),
  };
}

function byDue(one: Task, other: Task): number {
  return momentOf(one.due_at, Infinity) - momentOf(other.due_at, Infinity);
}

function byDone(one: Task, other: Task): number {
  return momentOf(other.completed_at, 0) - momentOf(one.completed_at, 0);
}

function momentOf(moment: string | null, none: number): number {
  return moment ? Date.parse(moment) : none;
}

export function columnOf(board: TaskBoard, taskId: string): ColumnKey | undefined {
  return board.columns.find(({ items }) => items.some(({ id }) => id === taskId))?.key;
}

/** What dropping on a column of dates makes of a task: the first day of it; undefined for the past. */
export function dueOn(
  task: Pick<Task, "due_at" | "all_day">,
  key: ColumnKey,
  zone: string,
  now = new Date(),
): { due_at: string | null; all_day: boolean } | undefined {
  const today = dayIn(zone, now);
  if (key === "none") return { due_at: null, all_day: false };
  if (key === "week") return onDay(task, addDays(today, 1), zone);
  if (key === "later") return onDay(task, addDays(today, 8), zone);
  if (key !== "today") return undefined;
  const due = onDay(task, today, zone);
  // Nine o'clock is over in the afternoon: then it is for some time today.
  return new Date(due.due_at) < now ? { due_at: endOfDayIn(zone, today), all_day: true } : due;
}

/** What a task is given that is added in a column. */
export function newIn(key: ColumnKey, zone: string, now = new Date()) {
  const due = dueOn({ due_at: null, all_day: true }, key, zone, now);
  return due?.due_at ? { due_at: due.due_at, all_day: true } : {};
}
