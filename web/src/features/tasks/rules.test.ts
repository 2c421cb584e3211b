import { expect, test } from "vitest";

import type { Task } from "@/api/tasks";

import { grouped } from "./rules";

const NOW = new Date("2026-11-23T09:00:00Z"); // 17:00 in Shanghai
const ZONE = "Asia/Shanghai";

function task(id: string, due_at: string | null, more: Partial<Task> = {}): Task {
  return { id, due_at, all_day: false, completed_at: null, ...more } as Task;
}

test("tasks stand by urgency on the wall of the member's zone", () => {
  const tasks = [
    task("tomorrow in Shanghai, today in London", "2026-11-23T17:00:00Z"),
    task("an hour ago", "2026-11-23T08:00:00Z"),
    task("some time today", "2026-11-23T02:00:00Z", { all_day: true }),
    task("no date", null),
    task("next month", "2026-12-20T08:00:00Z"),
    task("done", "2026-11-01T08:00:00Z", { completed_at: "2026-11-02T08:00:00Z" }),
  ];

  const groups = grouped(tasks, ZONE, NOW);

  expect(groups.map(([group, [first]]) => [group, first?.id])).toEqual([
    ["overdue", "an hour ago"],
    ["today", "some time today"],
    ["week", "tomorrow in Shanghai, today in London"],
    ["later", "next month"],
    ["someday", "no date"],
    ["done", "done"],
  ]);
});
