import { expect, test } from "vitest";

import type { Task } from "@/api/tasks";

import {
  blocksOf,
  concerns,
  daysOf,
  dueIn,
  firstWeekday,
  lanesOf,
  resized,
  slotOf,
  tasksOn,
  turned,
} from "./rules";

function task(id: string, due_at: string, more: Partial<Task> = {}): Task {
  return { id, due_at, all_day: false, minutes: 60, ...more } as Task;
}

test("weeks begin on Monday in Chinese and on Sunday in American English", () => {
  expect(firstWeekday("zh-CN")).toBe(1);
  expect(daysOf("week", "2026-11-25", 1)[0]).toBe("2026-11-23");
  expect(daysOf("week", "2026-11-25", 7)[0]).toBe("2026-11-22");
});

test("a month is shown in whole weeks, as many as it needs", () => {
  expect(daysOf("month", "2026-11-25", 1)).toHaveLength(42);
  expect(daysOf("month", "2027-02-10", 1)).toHaveLength(35);
  expect(daysOf("month", "2026-11-25", 1)[0]).toBe("2026-10-26");
  expect(turned("month", "2026-12-31", 1)).toBe("2027-01-01");
  expect(turned("month", "2026-03-31", -1)).toBe("2026-02-01");
});

test("what is for the whole day stands before what has a time", () => {
  const tasks = [
    task("nine", "2026-11-25T01:00:00Z"),
    task("day", "2026-11-25T15:59:00Z", { all_day: true }),
    task("tomorrow in Shanghai", "2026-11-25T17:00:00Z"),
  ];

  expect(tasksOn(tasks, "2026-11-25", "Asia/Shanghai").map(({ id }) => id)).toEqual([
    "day",
    "nine",
  ]);
});

test("overlapping tasks stand side by side, the next group has the whole width again", () => {
  const tasks = [
    task("a", "2026-11-25T09:00:00Z"),
    task("b", "2026-11-25T09:30:00Z"),
    task("c", "2026-11-25T10:00:00Z"),
    task("d", "2026-11-25T14:00:00Z"),
  ];

  const places = blocksOf(tasks, "2026-11-25", "UTC").map((one) => [
    one.task.id,
    one.lane,
    one.lanes,
  ]);

  expect(places).toEqual([
    ["a", 0, 2],
    ["b", 1, 2],
    ["c", 0, 2],
    ["d", 0, 1],
  ]);
});

test("what goes on past midnight is on both days", () => {
  const late = [task("late", "2026-11-25T23:30:00Z")];

  expect(blocksOf(late, "2026-11-25", "UTC")[0]).toMatchObject({ begin: 1410, end: 1440 });
  expect(blocksOf(late, "2026-11-26", "UTC")[0]).toMatchObject({ begin: 0, end: 30 });
});

test("nine o'clock stays nine o'clock when the clocks change", () => {
  const before = dueIn({ day: "2027-03-27", minute: 540 }, "Europe/Berlin");
  const after = dueIn({ day: "2027-03-28", minute: 540 }, "Europe/Berlin");

  expect([before.due_at, after.due_at]).toEqual([
    "2027-03-27T08:00:00.000Z",
    "2027-03-28T07:00:00.000Z",
  ]);
  expect(slotOf(task("x", after.due_at), "Europe/Berlin")).toEqual({
    day: "2027-03-28",
    minute: 540,
  });
});

test("a day is shown once, or once for each colleague, with what they do or come to", () => {
  const ada = { id: "a", name: "Ada" };
  const bob = { id: "b", name: "Bob" };
  const invited = [{ member_id: "b", answer: "yes" }] as Task["attendees"];
  const meeting = task("m", "2026-11-25T01:00:00Z", { owner_id: "a", attendees: invited });

  expect(lanesOf(["2026-11-25"], []).map(({ key }) => key)).toEqual(["2026-11-25"]);
  expect(lanesOf(["2026-11-25"], [ada, bob]).map(({ key }) => key)).toEqual(["a", "b"]);
  expect(lanesOf(["2026-11-25", "2026-11-26"], [ada])).toHaveLength(2);
  expect([concerns(meeting, ada), concerns(meeting, bob), concerns(meeting, undefined)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(concerns(meeting, { id: "c", name: "Cy" })).toBe(false);
});

test("an edge that is pulled snaps to quarters and never turns the task over", () => {
  expect(resized(60, 22)).toBe(75);
  expect(resized(60, -500)).toBe(15);
  expect(resized(60, 5000)).toBe(1440);
});
