import { expect, test } from "vitest";

import type { Task } from "@/api/tasks";

import { columnOf, dueOn, newIn, type TaskBoard, withMove } from "./board-rules";

const ZONE = "Asia/Shanghai";
const NOW = new Date("2026-11-25T07:00:00Z"); // Wednesday, 15:00 in Shanghai

function task(id: string, due_at: string | null, more: Partial<Task> = {}): Task {
  return { id, due_at, all_day: false, completed_at: null, ...more } as Task;
}

const BOARD: TaskBoard = {
  columns: [
    { key: "todo", count: 40, items: [task("a", "2026-11-26T01:00:00Z")], next: "x" },
    {
      key: "doing",
      count: 2,
      items: [task("b", "2026-11-25T01:00:00Z"), task("c", null)],
      next: null,
    },
    { key: "done", count: 0, items: [], next: null },
  ],
};

test("a moved card lands where its date puts it, and is counted there", () => {
  const a = task("a", "2026-11-26T01:00:00Z");

  const board = withMove(BOARD, { task: a, to: "doing", change: { progress: "doing" } });

  expect(board.columns.map(({ count }) => count)).toEqual([39, 3, 0]);
  expect(board.columns[1]?.items.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect(columnOf(board, "a")).toBe("doing");
  expect(withMove(board, { task: a, to: "doing", change: {} }).columns[1]?.count).toBe(3);
});

test("a column of dates gives its first day and leaves the time", () => {
  const nine = task("a", "2026-11-20T01:00:00Z");

  expect(dueOn(nine, "week", ZONE, NOW)).toEqual({
    due_at: "2026-11-26T01:00:00.000Z",
    all_day: false,
  });
  expect(dueOn(nine, "later", ZONE, NOW)?.due_at).toBe("2026-12-03T01:00:00.000Z");
  expect(dueOn(nine, "none", ZONE, NOW)).toEqual({ due_at: null, all_day: false });
  expect(dueOn(nine, "overdue", ZONE, NOW)).toBeUndefined();
  expect(dueOn(nine, "today", ZONE, NOW)).toEqual({
    due_at: "2026-11-25T15:59:00.000Z",
    all_day: true,
  });
  expect(newIn("doing", ZONE, NOW)).toEqual({});
  expect(newIn("week", ZONE, NOW)).toEqual({ due_at: "2026-11-26T15:59:00.000Z", all_day: true });
});
