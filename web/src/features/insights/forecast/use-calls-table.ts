import { useTranslation } from "react-i18next";

import type { Table } from "../figure-table";
import { useWords } from "../use-words";
import type { Sheet } from "./queries";

export const COLUMNS = ["closed", "commit", "best_case", "pipeline", "omitted"] as const;

/** The roll-up in figures, for the file. */
export function useCallsTable(sheet: Sheet): Table {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const money = (value: string | null | undefined) =>
    value === undefined ? "" : words.fullMoney(value, sheet.currency);
  return {
    head: [
      t("calls.who"),
      ...COLUMNS.map((name) => t(`end.${name}`)),
      t("calls.one"),
      t("calls.override"),
      t("calls.sum"),
      t("calls.expected"),
    ],
    rows: sheet.lines.map((line) => [
      line.name,
      ...COLUMNS.map((name) => money(line[name].value)),
      money(line.call?.amount),
      money(line.override?.amount),
      money(line.calls_below),
      money(line.expected),
    ]),
  };
}
