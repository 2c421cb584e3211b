import type { CellIn, YearRow } from "./queries";

export const MONTHS = 12;
/** Behind the twelve months stands the year. */
export const YEAR = 12;

const UNITS: Record<string, number> = { k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 };

/** What is typed or pasted, as the API's decimal string; null empties, undefined is no amount. */
export function amountOf(text: string, isMoney: boolean): string | null | undefined {
  const plain = text.replace(/[\s,，'’¥￥$€£]/g, "");
  if (plain === "" || plain === "-" || plain === "–") return null;
  const found = /^(\d+(?:\.\d*)?|\.\d+)(k|m|千|百万|万|亿)?$/i.exec(plain);
  if (!found) return undefined;
  const [, digits = "", unit = ""] = found;
  const amount = Number(digits) * (UNITS[unit.toLowerCase()] ?? 1);
  if (!(amount < 1e12)) return undefined;
  const rounded = Math.round(amount * 100) / 100;
  if (!isMoney && !Number.isInteger(rounded)) return undefined;
  return String(rounded);
}

/** The sum of what is set; null where nothing is. */
export function sumOf(amounts: (string | null)[]): string | null {
  const set = amounts.filter((one) => one !== null);
  return set.length === 0 ? null : String(cents(set) / 100);
}

/** What the members below a row add up to in a month. */
export function membersIn(rows: YearRow[], at: number, month: number): string | null {
  const depth = rows[at]?.depth ?? 0;
  const below = rows.slice(at + 1);
  const end = below.findIndex((row) => row.depth <= depth);
  const inside = end < 0 ? below : below.slice(0, end);
  return sumOf(inside.filter((row) => row.member_id).map((row) => row.months[month] ?? null));
}

export function monthStart(year: number, month: number): string {
  return `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

type Wish = { row: YearRow; column: number; amount: string | null };

/** A wish for a cell as the API takes it: of the year it is shared out over the months. */
export function cellOf(
  { row, column, amount }: Wish,
  year: number,
  share: CellIn["share"],
): CellIn {
  const { member_id, team_id } = row;
  const whose = { member_id, team_id, amount, share };
  if (column === YEAR) return { ...whose, span: "year", start: monthStart(year, 0) };
  return { ...whose, span: "month", start: monthStart(year, column) };
}

/** A pasted block laid on the grid from a cell on; what is no amount is left out and counted. */
export function laid(
  block: string[][],
  rows: YearRow[],
  from: { row: number; column: number },
  isMoney: boolean,
): { wishes: Wish[]; refused: number } {
  let refused = 0;
  const wishes: Wish[] = [];
  for (const [y, line] of block.entries()) {
    for (const [x, text] of line.entries()) {
      const row = rows[from.row + y];
      const column = from.column + x;
      const amount = amountOf(text, isMoney);
      if (!row?.may_edit || column > YEAR || amount === undefined) refused += 1;
      // The sum behind twelve pasted months says nothing more.
      else if (column < YEAR || line.length === 1) wishes.push({ row, column, amount });
    }
  }
  return { wishes, refused };
}

function cents(amounts: (string | null)[]): number {
  return amounts.reduce((sum, one) => sum + Math.round(Number(one ?? 0) * 100), 0);
}
