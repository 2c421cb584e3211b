import { useTranslation } from "react-i18next";

import type { Answer } from "./queries";
import type { Asked } from "./question";
import { useValues } from "./use-values";

type Place = {
  line?: Answer["rows"][number] | undefined;
  column?: Answer["series"][number] | undefined;
};
/** An answer, the question as an address asks it, and the report it is of, or "new". */
export type Shown = { answer: Answer; asked: Asked; reportId: string };

/** Where the records of a cell are listed, under the words of its row and column. */
export function useRecordsLink({ answer, asked, reportId }: Shown) {
  const { t } = useTranslation("reports");
  const { key } = useValues();
  return ({ line, column }: Place) => {
    const what = [
      t(`measures.${answer.measure.name}` as "none"),
      ...(line ? [key(asked.rows, line)] : []),
      ...(column ? [key(asked.series, column)] : []),
    ].join(" · ");
    const search = {
      ...asked,
      report: reportId,
      what,
      // "-" stands for a key that is empty: an address does not keep those.
      ...(line && { row: line.key || "-" }),
      ...(column && { column: column.key || "-" }),
    };
    return { to: "/insights/report-records" as const, search: search as never };
  };
}
