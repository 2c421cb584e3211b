import type { Flow, Judged, PeriodAhead, Test } from "./queries";

const FEWEST = 3; // past periods that a judgement needs

export function bandsOf(period: PeriodAhead, withZombies: boolean) {
  return withZombies && period.with_zombies ? period.with_zombies : period;
}

/** Which forecast is shown: of money, or of how many are won where money is hidden. */
export function shownOf({ shown, shown_wins }: PeriodAhead) {
  return shown ?? shown_wins;
}

/** How forecasts did: of money, or of how many were won where money is hidden. */
export function judgedOf(test: Test): Judged | null {
  return test.value ?? test.wins;
}

/** What is to be said of how past forecasts did. */
export function verdictOf(test: Test): "few" | "instead" | "ours" {
  const judged = judgedOf(test);
  if (test.n < FEWEST || !judged) return "few";
  return judged.preferred === "simulated" ? "ours" : "instead";
}

export function scoreOf(test: Test, name = "simulated") {
  return judgedOf(test)?.scores.find((score) => score.name === name);
}

/** How many of the past periods ended between the bounds. */
export function heldOf(test: Test): number {
  return Math.round((scoreOf(test)?.coverage ?? 0) * test.n);
}

const ORIGINS = ["commit", "best_case", "pipeline", "omitted"] as const;
const CAME = ["new", "reopened", "restored", "moved_in", "pulled_in"] as const;
const WENT = ["won", "lost", "void", "pushed_out", "moved_out", "deleted"] as const;
export type End = Flow["cells"][number]["goal"];

/** The categories always, and of the other ends those that happened. */
export function endsOf(flow: Flow): { rows: End[]; columns: End[] } {
  const from = new Set(flow.cells.map(({ origin }) => origin));
  const to = new Set(flow.cells.map(({ goal }) => goal));
  return {
    rows: [...ORIGINS, ...CAME.filter((one) => from.has(one))],
    columns: [...ORIGINS, ...WENT.filter((one) => to.has(one))],
  };
}

export function cellOf(flow: Flow, origin: End, goal: End) {
  return flow.cells.find((cell) => cell.origin === origin && cell.goal === goal);
}

/** The same period so many months or quarters on: its first day. */
export function shifted(first: string, unit: "month" | "quarter", by: number): string {
  const months = unit === "month" ? 1 : 3;
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1];
  const begin = Math.floor(month / months) * months + by * months;
  return new Date(Date.UTC(year, begin, 1)).toISOString().slice(0, 10);
}
