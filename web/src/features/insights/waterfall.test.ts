import { expect, test } from "vitest";

import { barsOf, reach } from "./waterfall";

const STEPS = [
  { what: "new" as const, n: 2, value: "30.00" },
  { what: "up" as const, n: 1, value: "5.00" },
  { what: "won" as const, n: 1, value: "-20.00" },
];

test("bars lead from the opening to the closing", () => {
  const bars = barsOf({
    opening: { n: 3, value: "100.00" },
    closing: { n: 4, value: "115.00" },
    steps: STEPS,
  });

  expect(bars.map(({ start, end }) => [start, end])).toEqual([
    [0, 100],
    [100, 130],
    [130, 135],
    [135, 115],
    [0, 115],
  ]);
  expect(bars.map(({ tone }) => tone)).toEqual(["stands", "more", "more", "won", "stands"]);
  expect(reach(bars)).toEqual({ from: 0, to: 135 });
});

test("where money is hidden, deals are counted", () => {
  const bars = barsOf({
    opening: { n: 3, value: null },
    closing: { n: 4, value: null },
    steps: STEPS.map((step) => ({ ...step, value: null })),
  });

  expect(bars.map(({ end }) => end)).toEqual([3, 5, 5, 4, 4]);
});
