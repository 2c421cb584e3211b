import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { OutcomesCompare } from "./outcomes-compare";
import { OutcomesFigures } from "./outcomes-figures";

/** Period: what was won, what was lost, and what tells them apart. */
export function OutcomesPage() {
  const { t } = useTranslation(["process", "insights"]);
  return (
    <Page
      title={t("outcomes.page")}
      controls={<ScopeControls periodLabel={t("insights:closed")} withCompare />}
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <OutcomesFigures />
        </Boundary>
        <Boundary loading={<FiguresLoading />}>
          <OutcomesCompare />
        </Boundary>
      </div>
    </Page>
  );
}
