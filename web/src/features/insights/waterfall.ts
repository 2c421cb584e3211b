import type { Schema } from "@/api/client";

export type Waterfall = Pick<Schema["ChangesOut"], "opening" | "closing" | "steps">;
export type Step = Schema["ChangeStepOut"]["what"] | "opening" | "closing";
export type Bar = {
  what: Step;
  n: number;
  value: string | null;
  /** From where to where it reaches: money, or deals where money is hidden. */
  start: number;
  end: number;
  tone: "stands" | "more" | "less" | "won";
};

const ENTERS: Step[] = ["new", "reopened", "restored", "moved_in", "pulled_in"];
const ONLY_VALUE: Step[] = ["up", "down"];

/** Lay the steps one behind the other, from what stood open to what stands open. */
export function barsOf({ opening, closing, steps }: Waterfall): Bar[] {
  const isTold = opening.value !== null;
  const first = size(opening, isTold);
  let at = first;
  const between = steps.map(({ what, n, value }): Bar => {
    const by = isTold ? Number(value) : byCount(what, n);
    const start = at;
    at += by;
    return { what, n, value, start, end: at, tone: toneOf(what, by) };
  });
  return [
    { what: "opening", ...opening, start: 0, end: first, tone: "stands" },
    ...between,
    { what: "closing", ...closing, start: 0, end: size(closing, isTold), tone: "stands" },
  ];
}

/** How far the bars reach to both sides, 0 included. */
export function reach(bars: Bar[]): { from: number; to: number } {
  const ends = bars.flatMap(({ start, end }) => [start, end]);
  return { from: Math.min(0, ...ends), to: Math.max(0, ...ends) };
}

function size({ n, value }: Schema["AmountOut"], isTold: boolean): number {
  return isTold ? Number(value) : n;
}

function byCount(what: Step, n: number): number {
  if (ONLY_VALUE.includes(what)) return 0;
  return ENTERS.includes(what) ? n : -n;
}

function toneOf(what: Step, by: number): Bar["tone"] {
  if (what === "won") return "won";
  return by >= 0 ? "more" : "less";
}
