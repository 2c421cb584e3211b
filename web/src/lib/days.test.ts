import { expect, test } from "vitest";

import { amountIn, dayIn } from "./days";

test("amounts are read as people write them", () => {
  expect(["1,200.50", "¥1.2万", "3k", "1.234,5", "US$ 12", "1 000", "0"].map(amountIn)).toEqual([
    "1200.50",
    "12000.00",
    "3000.00",
    "1234.50",
    "12.00",
    "1000.00",
    "0.00",
  ]);
  expect(["free", "", "-5", "(3)", "1e20", "9".repeat(16)].map(amountIn)).toEqual(
    Array(6).fill(undefined),
  );
});

test("days are read as spreadsheets hand them over", () => {
  const same = ["2026-03-09", "2026/3/9", "2026年3月9日", "9.3.2026", "3/9/2026", "46090"];
  expect(same.map(dayIn)).toEqual(Array(6).fill("2026-03-09"));
  expect(dayIn("13/3/2026")).toBe("2026-03-13");
  expect(["soon", "2026-02-30", "31.4.2026"].map(dayIn)).toEqual(Array(3).fill(undefined));
});
