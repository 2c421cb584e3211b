import { expect, test } from "vitest";

import { dayIn, type Forecast, type ForecastCard, withMove } from "./forecast-rules";

const COLUMN = {
  position: 1,
  count: 0,
  value: "0.00",
  weighted_value: "0.00",
  cards: [],
  next: null,
};

function column(key: string, first: string | null, until: string | null = null) {
  return { ...COLUMN, key, first, until };
}

test("a deal keeps its day of the month, as far as the month has it", () => {
  const february = column("2027-02", "2027-02-01", "2027-03-01");

  expect(dayIn(february, "2026-11-17")).toBe("2027-02-17");
  expect(dayIn(february, "2026-01-31")).toBe("2027-02-28");
  expect(dayIn(february, null)).toBe("2027-02-28");
});

test("what is over of this month becomes its end", () => {
  const november = column("2026-11", "2026-11-25", "2026-12-01");

  expect(dayIn(november, "2027-02-09")).toBe("2026-11-30");
  expect(dayIn(november, "2027-02-27")).toBe("2026-11-27");
});

test("in a quarter a deal keeps the place of its month", () => {
  const quarter = column("2027-Q1", "2027-01-01", "2027-04-01");

  expect(dayIn(quarter, "2026-11-30")).toBe("2027-02-28");
  expect(dayIn(quarter, null)).toBe("2027-03-31");
  expect(dayIn(column("2026-Q4", "2026-11-25", "2027-01-01"), "2027-01-15")).toBe("2026-11-30");
});

test("nothing is put into the past, and none is none", () => {
  expect(dayIn(column("overdue", null, "2026-11-25"), "2026-12-01")).toBeUndefined();
  expect(dayIn(column("none", null), "2026-12-01")).toBeNull();
  expect(dayIn(column("later", "2027-05-01"), "2026-12-09")).toBe("2027-05-09");
});

test("a moved card takes its sums along", () => {
  const card = {
    id: "1",
    value: "100.00",
    currency: "USD",
    probability: 50,
    expected_close_date: "2026-12-05",
  } as ForecastCard;
  const december = { ...column("2026-12", "2026-12-01"), cards: [card], count: 1, value: "100.00" };
  const board: Forecast = {
    currency: "USD",
    today: "2026-11-25",
    columns: [{ ...december, weighted_value: "50.00" }, column("2027-01", "2027-01-01")],
  };

  const [left, landed] = withMove(board, { card, to: "2027-01", day: "2027-01-05" }).columns;

  expect([left?.count, left?.value, left?.weighted_value]).toEqual([0, "0.00", "0.00"]);
  expect([landed?.count, landed?.value, landed?.weighted_value]).toEqual([1, "100.00", "50.00"]);
  expect(landed?.cards[0]?.expected_close_date).toBe("2027-01-05");
});
