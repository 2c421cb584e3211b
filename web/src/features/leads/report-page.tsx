import { SegmentedControl, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import classes from "./report.module.css";
import { ReportFigures } from "./report-figures";
import { SPANS, useReportAsk } from "./use-report-ask";

/** What each source and campaign brings, and how quickly its leads are answered. */
export function ReportPage() {
  const { t } = useTranslation("leads");
  const { ask, days, set } = useReportAsk();
  const controls = (
    <>
      <SegmentedControl
        size="xs"
        flex="0 0 auto"
        aria-label={t("report.by")}
        value={ask.by}
        data={[
          { value: "source", label: t("field.source") },
          { value: "campaign", label: t("field.campaign") },
        ]}
        onChange={(by) => set({ by })}
      />
      <Select
        size="xs"
        w={160}
        flex="0 0 auto"
        aria-label={t("report.period")}
        allowDeselect={false}
        value={String(days)}
        data={SPANS.map((span) => ({
          value: String(span),
          label: t("report.days", { count: span }),
        }))}
        onChange={(next) => set({ days: next ?? undefined })}
      />
    </>
  );
  return (
    <Page title={t("report.title")} controls={controls}>
      <div className={classes.content}>
        <Boundary>
          <ReportFigures ask={ask} />
        </Boundary>
      </div>
    </Page>
  );
}
