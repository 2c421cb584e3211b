import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { CohortsFigures } from "./cohorts-figures";
import { useCohortsScope } from "./use-cohorts-scope";

/** Cohorts: how many of the deals of a month are still alive? */
export function CohortsPage() {
  const { t } = useTranslation(["process", "insights"]);
  const { usual } = useCohortsScope();
  return (
    <Page
      title={t("cohorts.page")}
      controls={<ScopeControls periodLabel={t("insights:created")} usual={usual} />}
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <CohortsFigures />
        </Boundary>
      </div>
    </Page>
  );
}
