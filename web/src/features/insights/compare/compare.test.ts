import { expect, test } from "vitest";

import { otherOf, otherSide } from "./compare";

const TODAY = "2026-11-26";
const QUARTER = { from: "2026-10-01", to: "2026-12-31" };

test("whole months are held against as many before, looked at on the same day of them", () => {
  expect(otherSide(QUARTER, { kind: "previous" }, TODAY)).toEqual({
    from: "2026-07-01",
    to: "2026-09-30",
    as_of: "2026-08-26",
  });
});

test("any other period is held against as many days before", () => {
  const fortnight = { from: "2026-11-10", to: "2026-11-23", as_of: "2026-11-20" };

  expect(otherSide(fortnight, { kind: "previous" }, TODAY)).toEqual({
    from: "2026-10-27",
    to: "2026-11-09",
    as_of: "2026-11-06",
  });
});

test("a year before is a year before, also where there is no 29 February", () => {
  const month = { from: "2028-02-01", to: "2028-02-29", as_of: "2028-02-29" };

  expect(otherSide(month, { kind: "year" }, TODAY)).toEqual({
    from: "2027-02-01",
    to: "2027-02-28",
    as_of: "2027-02-28",
  });
});

test("without a period there is none before it, but a year before there is", () => {
  expect(otherSide({}, { kind: "previous" }, TODAY)).toBeUndefined();
  expect(otherSide({}, { kind: "year" }, TODAY)).toEqual({ as_of: "2025-11-26" });
});

test("a team stands against an owner, and a day changes nothing but the day", () => {
  expect(otherSide({ ...QUARTER, owner: "a" }, { kind: "team", value: "t" }, TODAY)).toEqual({
    ...QUARTER,
    owner: undefined,
    team: "t",
  });
  expect(otherSide(QUARTER, { kind: "day", value: "2026-10-15" }, TODAY)).toEqual({
    ...QUARTER,
    as_of: "2026-10-15",
  });
});

test("what somebody writes into the address is a comparison or nothing", () => {
  expect(otherOf("year")).toEqual({ kind: "year" });
  expect(otherOf("owner:a")).toEqual({ kind: "owner", value: "a" });
  expect([otherOf("month"), otherOf("team:"), otherOf(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
