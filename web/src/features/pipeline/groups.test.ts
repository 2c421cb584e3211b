import { expect, test } from "vitest";

import { listOf } from "./groups";

const LIST = { sort: "-value", owner_id: "7" };

test("a group is the list narrowed down to it", () => {
  expect(listOf(LIST, "stage", "3")).toEqual({ ...LIST, stage_id: "3" });
  expect(listOf(LIST, "source", null)).toEqual({ ...LIST, without: "source" });
  expect(listOf(LIST, "status", "won")).toEqual({ ...LIST, status: "won" });
});

test("a month is what closes in it", () => {
  expect(listOf(LIST, "close_month", "2026-02")).toEqual({
    ...LIST,
    close_from: "2026-02-01",
    close_to: "2026-02-28",
  });
  expect(listOf(LIST, "close_month", null)).toEqual({ ...LIST, without: "close" });
});
