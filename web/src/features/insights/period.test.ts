import { expect, test } from "vitest";

import { endOfDay, isDay, periodName, presetPeriod } from "./period";

test("a preset is a whole month, quarter or year around today", () => {
  const today = "2026-02-10";

  expect(presetPeriod("thisMonth", today)).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(presetPeriod("lastMonth", today)).toEqual({ from: "2026-01-01", to: "2026-01-31" });
  expect(presetPeriod("thisQuarter", today)).toEqual({ from: "2026-01-01", to: "2026-03-31" });
  expect(presetPeriod("lastQuarter", today)).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(presetPeriod("lastYear", today)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
});

test("a whole year, quarter or month is called by its name", () => {
  expect(periodName({ from: "2026-01-01", to: "2026-12-31" }, "en")).toBe("2026");
  expect(periodName({ from: "2026-07-01", to: "2026-09-30" }, "en")).toBe("Q3 2026");
  expect(periodName({ from: "2026-07-01", to: "2026-09-30" }, "zh-CN")).toBe("2026 年第 3 季度");
  expect(periodName({ from: "2024-02-01", to: "2024-02-29" }, "en")).toBe("Feb 2024");
});

test("any other period says its days, and none is none", () => {
  expect(periodName({ from: "2026-07-01", to: "2026-09-29" }, "en")).toBe(
    "Jul 1, 2026 – Sep 29, 2026",
  );
  expect(periodName({ from: "2026-07-01" }, "en")).toBe("Jul 1, 2026 –");
  expect(periodName({}, "en")).toBeUndefined();
});

test("a day ends at midnight in the workspace's zone, also where the clocks change", () => {
  expect(endOfDay("2026-09-30", "Asia/Shanghai")).toBe("2026-09-30T15:59:59.999Z");
  expect(endOfDay("2026-03-08", "America/New_York")).toBe("2026-03-09T03:59:59.999Z");
  expect(endOfDay("2026-03-07", "America/New_York")).toBe("2026-03-08T04:59:59.999Z");
  expect(endOfDay("2026-01-01", "UTC")).toBe("2026-01-01T23:59:59.999Z");
});

test("what somebody writes into the address is a day or nothing", () => {
  expect([isDay("2026-09-30"), isDay("2026-13-30"), isDay("soon"), isDay(undefined)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
