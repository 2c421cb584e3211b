import type { Period } from "../period";

/** What the figures can be held against: the period before, the year before, a day, a team, a member. */
export type Other =
  | { kind: "previous" | "year" }
  | { kind: "day" | "team" | "owner"; value: string };
export type Sides = Period & {
  as_of?: string | undefined;
  team?: string | undefined;
  owner?: string | undefined;
};

const DAY = 86_400_000;
const NAMED = /^(day|team|owner):(.+)$/;

export function otherOf(text: string | undefined): Other | undefined {
  if (text === "previous" || text === "year") return { kind: text };
  const [, kind, value] = NAMED.exec(text ?? "") ?? [];
  return kind && value ? { kind: kind as "day" | "team" | "owner", value } : undefined;
}

/**
 * The filters of the other side. An earlier period is looked at as early: on the day that is as far
 * before the day as of as the periods lie apart, so that both have had the same time.
 */
export function otherSide(mine: Sides, other: Other, today: string): Sides | undefined {
  switch (other.kind) {
    case "team":
      return { ...mine, owner: undefined, team: other.value };
    case "owner":
      return { ...mine, team: undefined, owner: other.value };
    case "day":
      return { ...mine, as_of: other.value };
    default:
      return earlier(mine, other.kind === "year" ? 12 : wholeMonths(mine), today);
  }
}

/** So many months back, or, of a period that is not whole months, as many days as it has. */
function earlier(mine: Sides, months: number | undefined, today: string): Sides | undefined {
  const { from, to, as_of = today } = mine;
  if (months) {
    return {
      ...mine,
      ...(from && { from: monthsBefore(from, months) }),
      ...(to && { to: endBefore(to, months) }),
      as_of: monthsBefore(as_of, months),
    };
  }
  if (!from || !to) return undefined;
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
  const back = (day: string) => daysBefore(day, length);
  return { ...mine, from: back(from), to: back(to), as_of: back(as_of) };
}

/** How many months a period is, if it is whole ones. */
function wholeMonths({ from, to }: Period): number | undefined {
  if (!from || !to || !from.endsWith("-01") || !isLastOfMonth(to)) return undefined;
  return monthNumber(to) - monthNumber(from) + 1;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The same day of an earlier month, or its last one. */
function monthsBefore(day: string, months: number): string {
  const number = monthNumber(day) - months;
  const first = new Date(Date.UTC(Math.floor(number / 12), number % 12, 1));
  const last = lastOfMonth(first.toISOString().slice(0, 10));
  return last.slice(0, 8) + (day.slice(8) < last.slice(8) ? day.slice(8) : last.slice(8));
}

/** The last day of a month stays one. */
function endBefore(day: string, months: number): string {
  const then = monthsBefore(day, months);
  return isLastOfMonth(day) ? lastOfMonth(then) : then;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
}

function lastOfMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);
}

function isLastOfMonth(day: string): boolean {
  return day === lastOfMonth(day);
}
