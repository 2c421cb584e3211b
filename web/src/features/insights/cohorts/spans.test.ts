import { expect, test } from "vitest";

import { isWhole, spanEnd } from "./spans";

test.each([
  ["2026-11-26", "week", "2026-11-29"],
  ["2026-11-29", "week", "2026-11-29"],
  ["2026-02-03", "month", "2026-02-28"],
  ["2026-12-31", "month", "2026-12-31"],
  ["2026-11-01", "quarter", "2026-12-31"],
] as const)("%s lies in a %s until %s", (day, span, end) => {
  expect(spanEnd(day, span)).toBe(end);
});

test("a cohort that was cut is not whole", () => {
  expect(isWhole({ from: "2026-11-01", to: "2026-11-30" }, "month")).toBe(true);
  expect(isWhole({ from: "2026-11-01", to: "2026-11-26" }, "month")).toBe(false);
  expect(isWhole({ from: "2026-11-02", to: "2026-11-30" }, "month")).toBe(false);
});
