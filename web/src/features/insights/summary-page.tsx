import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { SummaryCompare } from "./compare/summary-compare";
import { FiguresLoading } from "./figures-loading";
import { InsightTabs } from "./insight-tabs";
import classes from "./insights.module.css";
import { ScopeControls } from "./scope-controls";
import { SummaryFigures } from "./summary-figures";

/** Live: what is in the pipeline? And what did we close in a period? */
export function SummaryPage() {
  const { t } = useTranslation("insights");
  return (
    <Page
      title={t("summary.page")}
      controls={<ScopeControls periodLabel={t("closed")} withCompare />}
    >
      <div className={classes.content}>
        <InsightTabs group="pipeline" />
        <Boundary loading={<FiguresLoading />}>
          <SummaryFigures />
        </Boundary>
        <Boundary loading={<FiguresLoading />}>
          <SummaryCompare />
        </Boundary>
      </div>
    </Page>
  );
}
