import { expect, test } from "vitest";

import { targetOf } from "./fan";
import type { Flow, Judged, Test } from "./queries";
import { endsOf, heldOf, shifted, verdictOf } from "./rules";

const judged = (n: number, preferred: Judged["preferred"], coverage: number) =>
  ({ preferred, scores: [{ name: "simulated", n, wape: 0.1, bias: 0, coverage }] }) as Judged;
const tried = (n: number, preferred: Judged["preferred"], coverage: number) =>
  ({ n, value: judged(n, preferred, coverage), wins: null }) as Test;

test("where money is hidden, what is said is said of how many were won", () => {
  const wins = judged(8, "last_year", 0.5);
  expect(verdictOf({ n: 8, value: null, wins } as Test)).toBe("instead");
  expect(heldOf({ n: 8, value: null, wins } as Test)).toBe(4);
  expect(verdictOf({ n: 8, value: null, wins: null } as Test)).toBe("few");
});

test("a quarter has a target if each of its months has one", () => {
  const targets = new Map([
    ["2026-04-01", 1],
    ["2026-05-01", 2],
    ["2026-06-01", 4],
  ]);
  expect(targetOf({ from: "2026-04-01", to: "2026-06-30" }, targets)).toBe(7);
  expect(targetOf({ from: "2026-05-01", to: "2026-05-31" }, targets)).toBe(2);
  expect(targetOf({ from: "2026-06-01", to: "2026-07-31" }, targets)).toBeNull();
});

test("few past periods are no judgement, whatever they say", () => {
  expect(verdictOf(tried(2, "last_year", 1))).toBe("few");
  expect(verdictOf(tried(3, "last_year", 1))).toBe("instead");
  expect(verdictOf(tried(8, "simulated", 0.75))).toBe("ours");
  expect(heldOf(tried(8, "simulated", 0.75))).toBe(6);
});

test("periods are shifted over the turn of the year", () => {
  expect(shifted("2026-01-15", "month", -1)).toBe("2025-12-01");
  expect(shifted("2026-11-26", "quarter", 0)).toBe("2026-10-01");
  expect(shifted("2026-11-26", "quarter", 1)).toBe("2027-01-01");
});

test("the matrix has all categories and those ends that happened", () => {
  const flow = { cells: [{ origin: "new", goal: "won" }] } as Flow;
  expect(endsOf(flow)).toEqual({
    rows: ["commit", "best_case", "pipeline", "omitted", "new"],
    columns: ["commit", "best_case", "pipeline", "omitted", "won"],
  });
});
