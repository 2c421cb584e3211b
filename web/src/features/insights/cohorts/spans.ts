import type { Span } from "./use-cohorts-scope";

const MONTHS = { month: 1, quarter: 3 } as const;

/** The last day of the span that a day lies in; days are "2026-09-30", weeks begin on Monday. */
export function spanEnd(day: string, span: Span): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (span === "week") {
    const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
    return dayOf(year, month - 1, date + 6 - weekday);
  }
  const length = MONTHS[span];
  return dayOf(year, Math.floor((month - 1) / length) * length + length, 0);
}

/** Whether a cohort has all days of its span: the first and the last one may not. */
export function isWhole({ from, to }: { from: string; to: string }, span: Span): boolean {
  const end = spanEnd(from, span);
  const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
  return to === end && spanEnd(dayBefore, span) === dayBefore;
}

function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
