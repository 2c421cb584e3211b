import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Failed } from "@/ui/failed";
import { Page } from "@/ui/page";

import { figuresQuery, reportQuery } from "./queries";
import { toAddress, useQuestion } from "./question";
import classes from "./report.module.css";
import { ReportChoices } from "./report-choices";
import { ReportFigure } from "./report-figure";
import { ReportSave } from "./report-save";

/** Put a question together and see its answer at once; the address keeps the question. */
export function ReportPage() {
  const { t } = useTranslation("reports");
  const { reportId } = useParams({ strict: false }) as { reportId: string };
  const { search, zone } = useQuestion();
  const isNew = reportId === "new";
  const { data, error } = useQuery({ ...reportQuery(reportId), enabled: !isNew });
  const kept = isNew ? undefined : data;
  if (error && !isNew) {
    return (
      <Page title={t("page")}>
        <Failed error={error} />
      </Page>
    );
  }
  if (kept && !search.measure) {
    return <Navigate to="." search={toAddress(kept.question, zone) as never} replace />;
  }
  const isReady = isNew || kept !== undefined;
  return (
    <Page
      title={kept?.name ?? t("unsaved")}
      controls={isReady && <ReportSave key={reportId} kept={kept} />}
    >
      <div className={classes.content}>
        {isReady && (
          <>
            <ReportChoices />
            <Answered reportId={reportId} />
          </>
        )}
      </div>
    </Page>
  );
}

function Answered({ reportId }: { reportId: string }) {
  const { t } = useTranslation("reports");
  const { asked, question, set } = useQuestion();
  // How it is drawn changes no figure.
  const { chart: _, ...rest } = question;
  const { data, error } = useQuery({
    ...figuresQuery(rest),
    placeholderData: (before) => before,
  });
  if (error) return <Failed error={error} />;
  if (!data) return <Skeleton h={360} />;
  return (
    <ReportFigure
      title={t(`measures.${data.measure.name}` as "none")}
      answer={data}
      asked={asked}
      reportId={reportId}
      onTable={() => set({ chart: asked.chart === "table" ? undefined : "table" })}
    />
  );
}
