export const SPANS = ["month", "quarter", "year"] as const;
export type Span = (typeof SPANS)[number];
const LENGTH = { month: 1, quarter: 3, year: 12 } as const;

/** The first and last day of the period of a kind that a day lies in, or of one so many later. */
export function spanOf(span: Span, day: string, later = 0): { from: string; to: string } {
  const length = LENGTH[span];
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  const first = (Math.floor(month / length) + later) * length;
  return { from: dayOf(year, first, 1), to: dayOf(year, first + length, 0) };
}

/** Of two days the kind of period they are, as far as they are one. */
export function kindOf(from: string, to: string): Span | undefined {
  return SPANS.find((span) => {
    const whole = spanOf(span, from);
    return whole.from === from && whole.to === to;
  });
}

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
