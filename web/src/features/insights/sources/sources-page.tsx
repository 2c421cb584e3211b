import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { SourcesFigures } from "./sources-figures";
import { useSourcesAsk } from "./use-sources-ask";

/** What each source and campaign brings, costs and returns. */
export function SourcesPage() {
  const { t } = useTranslation(["insights", "before"]);
  const { ask, set } = useSourcesAsk();
  return (
    <Page
      title={t("before:sources.page")}
      controls={
        <>
          <SegmentedControl
            size="xs"
            flex="none"
            aria-label={t("before:by.label")}
            value={ask.by}
            data={(["source", "campaign"] as const).map((by) => ({
              value: by,
              label: t(`before:by.${by}`),
            }))}
            onChange={(by) => set({ by: by === "campaign" ? by : undefined })}
          />
          <SegmentedControl
            size="xs"
            flex="none"
            aria-label={t("before:view.label")}
            value={ask.view}
            data={(["cohort", "period"] as const).map((view) => ({
              value: view,
              label: t(`before:view.${view}`),
            }))}
            onChange={(view) => set({ view: view === "period" ? view : undefined })}
          />
          <ScopeControls periodLabel={t(`before:sources.in.${ask.view}`)} anywhere />
        </>
      }
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <SourcesFigures />
        </Boundary>
      </div>
    </Page>
  );
}
