import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { DueChip } from "../due-chip";
import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { useChangesScope } from "../use-changes-scope";
import { FlowCard } from "./flow-card";

/** From which forecast category to which deals have gone between two days. */
export function FlowPage() {
  const { t } = useTranslation(["forecast", "insights"]);
  const { usual } = useChangesScope();
  return (
    <Page
      title={t("flow.page")}
      controls={
        <ScopeControls periodLabel={t("insights:changes.in")} usual={usual}>
          <DueChip />
        </ScopeControls>
      }
    >
      <div className={classes.content}>
        <InsightTabs group="forecast" />
        <Boundary loading={<FiguresLoading />}>
          <FlowCard />
        </Boundary>
      </div>
    </Page>
  );
}
