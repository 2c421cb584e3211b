import { expect, test } from "vitest";

import {
  axisOf,
  dayOf,
  linesOf,
  numberOf,
  piecesOf,
  type Scheduled,
  ticksOf,
} from "./schedule-rules";

const TODAY = "2026-11-25";

function deal(close: string | null, fields: Partial<Scheduled> = {}): Scheduled {
  const visits = [
    {
      stage_id: "1",
      position: 0,
      name: "New",
      entered_at: "2026-10-01T09:00:00Z",
      left_at: "2026-11-01T09:00:00Z",
    },
    {
      stage_id: "2",
      position: 1,
      name: "Offer",
      entered_at: "2026-11-01T09:00:00Z",
      left_at: null,
    },
  ];
  return { id: "d", group_key: "a", expected_close_date: close, visits, ...fields } as Scheduled;
}

function shown(one: Scheduled) {
  const axis = axisOf([one], TODAY, "month");
  return piecesOf(one, axis).map(({ kind, from, to }) => [kind, dayOf(from), dayOf(to)]);
}

test("a bar goes through its stages to the expected close", () => {
  expect(shown(deal("2026-12-24"))).toEqual([
    ["stage", "2026-10-01", "2026-11-01"],
    ["stage", "2026-11-01", "2026-11-25"],
    ["rest", "2026-11-25", "2026-12-24"],
  ]);
});

test("what should have closed is overdue from then to today", () => {
  expect(shown(deal("2026-11-10"))).toEqual([
    ["stage", "2026-10-01", "2026-11-01"],
    ["stage", "2026-11-01", "2026-11-10"],
    ["overdue", "2026-11-10", "2026-11-25"],
  ]);
});

test("without a close the bar ends today", () => {
  expect(shown(deal(null)).at(-1)).toEqual(["stage", "2026-11-01", "2026-11-25"]);
});

test("the axis has a line a month or a quarter, and holds the closes", () => {
  const axis = axisOf([deal("2027-08-01")], TODAY, "month");

  expect(axis.last).toBeGreaterThan(numberOf("2027-08-01"));
  expect(ticksOf(axis, "month").map(dayOf).slice(0, 2)).toEqual(["2026-08-01", "2026-09-01"]);
  expect(ticksOf(axis, "quarter").map(dayOf).slice(0, 2)).toEqual(["2026-10-01", "2027-01-01"]);
});

test("each lane has a heading before its first deal", () => {
  const lines = linesOf([deal(null), deal(null), deal(null, { group_key: "b" })]);

  expect(lines.map(({ kind }) => kind)).toEqual(["lane", "deal", "deal", "lane", "deal"]);
});
