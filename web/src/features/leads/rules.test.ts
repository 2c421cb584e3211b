import { expect, test } from "vitest";

import type { Lead } from "./queries";
import { actsOf, clockOf, neighbourOf, unitOf } from "./rules";

const NOON = Date.parse("2026-06-01T12:00:00Z");
const lead = (due: string, rest: Partial<Lead> = {}) =>
  ({ state: "new", answer_due_at: due, first_contact_at: null, ...rest }) as Lead;

test("the clock is green, then amber, then red, and stands still once somebody has answered", () => {
  expect(clockOf(lead("2026-06-01T13:00:00Z"), NOON)?.tone).toBe("good");
  expect(clockOf(lead("2026-06-01T12:10:00Z"), NOON)?.tone).toBe("attention");
  expect(clockOf(lead("2026-06-01T11:00:00Z"), NOON)).toEqual({ tone: "bad", minutes: -60 });
  expect(clockOf(lead("2026-06-01T11:00:00Z", { first_contact_at: "x" }), NOON)).toBeNull();
});

test("minutes are said in the unit that is shortest", () => {
  expect(unitOf(-45)).toEqual({ unit: "minutes", count: 45 });
  expect(unitOf(179)).toEqual({ unit: "hours", count: 3 });
  expect(unitOf(3000)).toEqual({ unit: "days", count: 2 });
});

test("what has become a deal is not worked on any more", () => {
  expect(actsOf("qualified")).toEqual([]);
  expect(actsOf("disqualified")).toEqual(["reopen"]);
});

test("the hand stays within the list", () => {
  const items = [{ id: "a" }, { id: "b" }];
  expect(neighbourOf(items, "b", 1)?.id).toBe("b");
  expect(neighbourOf(items, "a", -1)?.id).toBe("a");
  expect(neighbourOf(items, "gone", 1)?.id).toBe("a");
  expect(neighbourOf([], "a", 1)).toBeUndefined();
});
