import { expect, test } from "vitest";

import type { Task } from "@/api/tasks";

import { dayLater, grouped, nextMonday, snoozed, snoozes } from "./rules";

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

test("a task is put off on the wall of the member's zone, and not to a holiday", () => {
  const friday = { zone: ZONE, now: new Date("2026-09-25T02:00:00Z") };
  const ruled = [
    { day: "2026-09-28", kind: "off" as const },
    { day: "2026-09-27", kind: "work" as const },
  ];
  const timed = { all_day: false };

  expect(snoozed(timed, "hour", { ...friday, ruled }).due_at).toBe("2026-09-25T03:00:00.000Z");
  expect(snoozed(timed, "evening", { ...friday, ruled }).due_at).toBe("2026-09-25T10:00:00.000Z");
  expect(snoozed(timed, "workday", { ...friday, ruled }).due_at).toBe("2026-09-27T01:00:00.000Z");
  expect(snoozed(timed, "monday", { ...friday, ruled: [] }).due_at).toBe(
    "2026-09-28T01:00:00.000Z",
  );
  expect(snoozed({ all_day: true }, "tomorrow", { ...friday, ruled })).toEqual({
    due_at: "2026-09-26T15:59:00.000Z",
    all_day: true,
  });
});

test("at night no evening is left to put a task off to", () => {
  expect(snoozes(ZONE, new Date("2026-09-25T02:00:00Z"))).toContain("evening");
  expect(snoozes(ZONE, new Date("2026-09-25T12:00:00Z"))).not.toContain("evening");
});

test("a day later keeps the time, also when the clocks change", () => {
  const berlin = "Europe/Berlin";
  const nine = task("a", "2026-10-24T07:00:00Z"); // 9:00, the last day of summer time

  expect(dayLater(nine, berlin)).toEqual({ due_at: "2026-10-25T08:00:00.000Z", all_day: false });
  expect(dayLater(task("b", null), ZONE, NOW)).toEqual({
    due_at: "2026-11-24T15:59:00.000Z",
    all_day: true,
  });
  expect(nextMonday(ZONE, NOW)).toBe("2026-11-30");
});
