import { useTranslation } from "react-i18next";

import { chartOption, drawnRows, heightOf } from "./chart-option";
import { chartFor, GRAINS } from "./question";
import type { Shown } from "./use-records-link";
import { useSides } from "./use-sides";
import { useValues } from "./use-values";

/** What is drawn of an answer, and how tall; undefined where it is told by a number or a table. */
export function useReportChart({ answer, asked }: Shown) {
  const { t } = useTranslation("reports");
  const { value, key } = useValues();
  const sides = useSides(answer, asked);
  const chart = chartFor(asked, answer.measure.adds_up);
  if (chart === "number" || chart === "table" || answer.rows.length === 0) return undefined;
  const drawn = { chart, isTime: GRAINS.includes(asked.rows ?? "") };
  const option = chartOption(answer, drawn, {
    row: (line) => key(asked.rows, line),
    column: (column) => key(asked.series, column),
    write: (amount) => value(answer, String(amount)),
    now: sides?.[0] ?? t(`measures.${answer.measure.name}` as "none"),
    before: sides?.[1] ?? "",
  });
  return { option, rows: drawnRows(answer, drawn.isTime), height: heightOf(answer, drawn) };
}

export type DrawnReport = NonNullable<ReturnType<typeof useReportChart>>;
