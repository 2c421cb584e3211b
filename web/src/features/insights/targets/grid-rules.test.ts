import { describe, expect, it } from "vitest";

import { amountOf, cellOf, laid, membersIn, sumOf, YEAR } from "./grid-rules";
import type { YearRow } from "./queries";
import { kindOf, spanOf } from "./spans";

const row = (depth: number, member: string | null, ...months: (string | null)[]): YearRow => ({
  depth,
  member_id: member,
  team_id: member ? null : "t",
  name: member ?? "Team",
  may_edit: member !== "read-only",
  months: [...months, ...Array<null>(12 - months.length).fill(null)],
  last_year: Array<null>(12).fill(null),
});

describe("amounts", () => {
  it.each([
    ["1,200.50", "1200.5"],
    ["¥12万", "120000"],
    ["1.5亿", "150000000"],
    ["20k", "20000"],
    [" ", null],
    ["abc", undefined],
    ["-5", undefined],
  ])("reads %s", (text, amount) => expect(amountOf(text, true)).toBe(amount));

  it("counts whole things whole", () => {
    expect(amountOf("1.5", false)).toBeUndefined();
    expect(amountOf("3", false)).toBe("3");
  });

  it("adds up to the cent", () => {
    expect(sumOf(["0.1", "0.2", null])).toBe("0.3");
    expect(sumOf([null])).toBeNull();
  });
});

describe("the grid", () => {
  const rows = [row(0, null), row(1, null), row(2, "a", "1"), row(2, "b", "2"), row(1, "c", "4")];

  it("sums the members below a team", () => {
    expect(membersIn(rows, 0, 0)).toBe("7");
    expect(membersIn(rows, 1, 0)).toBe("3");
    expect(membersIn(rows, 1, 5)).toBeNull();
  });

  it("lays a pasted block from a cell on", () => {
    const { wishes, refused } = laid([["1", "x"], ["3"]], rows, { row: 3, column: 2 }, true);
    expect(wishes.map(({ row: { name }, column, amount }) => [name, column, amount])).toEqual([
      ["b", 2, "1"],
      ["c", 2, "3"],
    ]);
    expect(refused).toBe(1);
  });

  it("asks for a year to be shared out", () => {
    const [first] = rows;
    if (!first) throw new Error("no row");
    expect(cellOf({ row: first, column: YEAR, amount: "9" }, 2026, "season")).toMatchObject({
      span: "year",
      start: "2026-01-01",
      share: "season",
    });
  });
});

describe("periods", () => {
  it("steps over years", () => {
    expect(spanOf("quarter", "2026-02-03", -1)).toEqual({ from: "2025-10-01", to: "2025-12-31" });
    expect(spanOf("month", "2024-01-31", 1)).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });

  it("knows what kind of period two days are", () => {
    expect(kindOf("2026-04-01", "2026-06-30")).toBe("quarter");
    expect(kindOf("2026-04-02", "2026-06-30")).toBeUndefined();
  });
});
