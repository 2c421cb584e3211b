import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { useWords } from "../use-words";

type Line = Schema["SourceLineOut"];
export const COLUMNS = [
  "leads",
  "qualified",
  "deals",
  "won",
  "won_value",
  "open_weighted_value",
  "conversion",
  "median_days",
  "cost",
  "cost_per_lead",
  "cost_per_won",
  "return_on_cost",
] as const;
export type SourceColumn = (typeof COLUMNS)[number];
const OF_VALUE: SourceColumn[] = ["won_value", "open_weighted_value", "return_on_cost"];
const OF_COST: SourceColumn[] = ["cost", "cost_per_lead", "cost_per_won", "return_on_cost"];

/** How the lines of sources are named, written and asked for. */
export function useSourceLines(figures: Schema["SourcesOut"]) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { by, view, currency, has_costs, total } = figures;
  const nameOf = (line: Line) => line.name ?? t(`without.${by}`);
  const columns = COLUMNS.filter(
    (column) =>
      (has_costs || !OF_COST.includes(column)) &&
      (total.won_value !== null || !OF_VALUE.includes(column)) &&
      (view === "cohort" || column !== "conversion"),
  );
  const cell = (line: Line, column: SourceColumn, full = false) => {
    const value = line[column];
    if (column === "conversion" || column === "return_on_cost")
      return words.percent(value as number | null);
    if (column === "median_days") return words.days(value as number | null);
    if (typeof value === "number") return words.count(value);
    return full ? words.fullMoney(value, currency) : words.money(value, currency);
  };
  const head = [t(`by.${by}`), ...columns.map((column) => t(`sources.column.${column}`))];
  /** What a link to the deals of a line asks. */
  const asked = (line: Line) => ({
    ...(line !== total && { [by]: line.id ?? "none" }),
    ...(view === "period" && { view }),
  });
  const table = {
    head,
    rows: [...figures.items, total].map((line) => [
      line === total ? t("sources.total") : nameOf(line),
      ...columns.map((column) => cell(line, column, true)),
    ]),
  };
  return { nameOf, columns, cell, head, asked, table };
}
