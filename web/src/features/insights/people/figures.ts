import type { Beside, FigureName } from "./queries";

/** What stands in the list, in the order of a talk: what came of it, what is open, what was done. */
export const COLUMNS: FigureName[] = [
  "won",
  "won_value",
  "win_rate",
  "cycle_days",
  "open_value",
  "at_risk",
  "meetings",
  "calls",
  "answer_minutes",
  "on_time",
];
export const MONEY: FigureName[] = ["won_value", "size", "open_value", "at_risk_value"];
export const SHARES: FigureName[] = ["win_rate", "on_time"];

/** Those that may be told: who does not see values sees no money. */
export function toldOf(figures: FigureName[], isTold: boolean): FigureName[] {
  return isTold ? figures : figures.filter((one) => !MONEY.includes(one));
}

export function figureOf(figures: Beside[], name: FigureName): Beside | undefined {
  return figures.find(({ figure }) => figure === name);
}
