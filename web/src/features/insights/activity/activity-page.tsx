import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { useQuarterScope } from "../use-before-scope";
import { ActivityFigures } from "./activity-figures";

/** Who does how much, how soon leads are answered, when customers are reached. */
export function ActivityPage() {
  const { t } = useTranslation(["insights", "before"]);
  const { usual } = useQuarterScope();
  return (
    <Page
      title={t("before:activity.page")}
      controls={<ScopeControls periodLabel={t("before:activity.in")} usual={usual} anywhere />}
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <ActivityFigures />
        </Boundary>
      </div>
    </Page>
  );
}
