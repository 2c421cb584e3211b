import { useTranslation } from "react-i18next";

import type { Table } from "../figure-table";
import type { Cell } from "./queries";
import type { Shown } from "./use-records-link";
import { useSides } from "./use-sides";
import { useValues } from "./use-values";

/** The answer as lines of text, for a file: what the table on screen says. */
export function useFlatTable({ answer, asked }: Shown): Table {
  const { t } = useTranslation("reports");
  const { value, key, words } = useValues();
  const sides = useSides(answer, asked);
  const measure = t(`measures.${answer.measure.name}` as "none");
  const heads = [...answer.series.map((column) => key(asked.series, column)), t("total")];
  const cells = (all: Cell[]) =>
    all.flatMap((cell) => [
      value(answer, cell.value, true),
      ...(sides ? [value(answer, cell.before, true)] : []),
    ]);
  const line = (name: string, all: Cell[], { n }: Cell) => [name, ...cells(all), words.count(n)];
  return {
    head: [
      measure,
      ...heads.flatMap((head) => [head, ...(sides ? [`${head}, ${sides[1]}`] : [])]),
      "n",
    ],
    rows: [
      ...answer.rows.map((row) => line(key(asked.rows, row), [...row.cells, row.total], row.total)),
      line(t("total"), [...answer.totals, answer.total], answer.total),
    ],
  };
}
