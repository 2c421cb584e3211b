import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { chartFor } from "./question";
import { ReportNumber } from "./report-number";
import { ReportTable } from "./report-table";
import type { Shown } from "./use-records-link";

/** What stands below the chart or in its place: the number, the table, or that there is nothing. */
export function ReportRest({ isTile, ...shown }: Shown & { isTile: boolean }) {
  const { t } = useTranslation("reports");
  const { answer, asked } = shown;
  const chart = chartFor(asked, answer.measure.adds_up);
  if (!asked.rows) return <ReportNumber {...shown} />;
  if (answer.rows.length === 0) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <>
      {chart === "number" && <ReportNumber {...shown} />}
      {(!isTile || chart === "table") && <ReportTable {...shown} />}
    </>
  );
}
