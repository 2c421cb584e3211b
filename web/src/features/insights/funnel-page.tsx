import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { FunnelCompare } from "./compare/funnel-compare";
import { FiguresLoading } from "./figures-loading";
import { FunnelFigures } from "./funnel-figures";
import { FunnelWays } from "./funnel-ways";
import { InsightTabs } from "./insight-tabs";
import classes from "./insights.module.css";
import { ScopeControls } from "./scope-controls";
import { StageExits } from "./stage-exits";
import { StageTimes } from "./stage-times";
import { useFunnelWay } from "./use-funnel-way";

/** Cohort: how good is the process? */
export function FunnelPage() {
  const { t } = useTranslation(["insights", "process"]);
  const { isPeriod } = useFunnelWay();
  return (
    <Page
      title={t("funnel.page")}
      controls={
        isPeriod ? (
          <ScopeControls periodLabel={t("process:exits.in")} />
        ) : (
          <ScopeControls periodLabel={t("created")} withDecided withCompare />
        )
      }
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <FunnelWays />
        {isPeriod ? (
          <Boundary loading={<FiguresLoading />}>
            <StageExits />
          </Boundary>
        ) : (
          <>
            <Boundary loading={<FiguresLoading />}>
              <FunnelFigures />
            </Boundary>
            <Boundary loading={<FiguresLoading />}>
              <FunnelCompare />
            </Boundary>
          </>
        )}
        <Boundary loading={<FiguresLoading />}>
          <StageTimes />
        </Boundary>
      </div>
    </Page>
  );
}
