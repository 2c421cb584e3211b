import { expect, test } from "vitest";

import { chartFor, chartsFor, isChanged, toAddress } from "./question";

const ZONE = "Asia/Shanghai";

test("instants are kept to the millisecond, and the address says their day", () => {
  const kept = { measure: "open_count", as_of: "2026-02-28T15:59:59.999Z", compare: "other" };

  expect(toAddress({ ...kept, other_as_of: "2026-01-31T15:59:59.999Z" }, ZONE)).toEqual({
    measure: "open_count",
    as_of: "2026-02-28",
    compare: "other",
    other_as_of: "2026-01-31",
  });
});

test("a line goes along time, and only parts that add up lie on each other", () => {
  expect(chartsFor({ measure: "win_rate", rows: "owner", series: "stage" }, false)).toEqual([
    "bars",
    "number",
    "table",
  ]);
  expect(chartFor({ measure: "won_value", rows: "owner", chart: "line" }, true)).toBe("bars");
  expect(chartFor({ measure: "won_value", rows: "month", chart: "line" }, true)).toBe("line");
  expect(chartFor({ measure: "won_value", chart: "bars" }, true)).toBe("number");
});

test("a kept question is changed by another one, not by saying the usual", () => {
  const kept = { measure: "won_value", rows: "owner" };

  expect(isChanged(kept, { ...kept, chart: "bars" }, ZONE)).toBe(false);
  expect(isChanged(kept, { ...kept, chart: "table" }, ZONE)).toBe(true);
  expect(isChanged(kept, { measure: "won_value" }, ZONE)).toBe(true);
});
