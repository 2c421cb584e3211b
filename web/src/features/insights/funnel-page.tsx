import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { FiguresLoading } from "./figures-loading";
import { FunnelFigures } from "./funnel-figures";
import classes from "./insights.module.css";
import { ScopeControls } from "./scope-controls";
import { StageTimes } from "./stage-times";

/** Cohort: how good is the process? */
export function FunnelPage() {
  const { t } = useTranslation("insights");
  return (
    <Page
      title={t("funnel.page")}
      controls={<ScopeControls periodLabel={t("created")} withDecided />}
    >
      <div className={classes.content}>
        <Boundary loading={<FiguresLoading />}>
          <FunnelFigures />
        </Boundary>
        <Boundary loading={<FiguresLoading />}>
          <StageTimes />
        </Boundary>
      </div>
    </Page>
  );
}
