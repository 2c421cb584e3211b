import { useTranslation } from "react-i18next";

import type { Shown } from "./use-records-link";
import { useValues } from "./use-values";

/** What an answer is about, and what a reader has to know of what is not shown, or not as it was. */
export function useReportNotes({ answer }: Shown, drawn: number | undefined) {
  const { t } = useTranslation("reports");
  const { words } = useValues();
  const { view } = answer.measure;
  const isShort = drawn !== undefined && drawn < answer.rows.length;
  return {
    about: [
      t(`view.${view}`),
      ...(view === "live" ? [] : [words.period(answer)]),
      words.asOf(answer),
      words.n(answer.total.n),
    ].join(" · "),
    notes: [
      ...(answer.as_today.length ? [t("asToday")] : []),
      ...(answer.rows_left_out + answer.series_left_out > 0 ? [t("leftOut")] : []),
      ...(isShort ? [t("notDrawn")] : []),
    ],
  };
}
