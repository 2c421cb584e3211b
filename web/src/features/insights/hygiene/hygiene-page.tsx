import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { HygieneControls } from "./hygiene-controls";
import { HygieneFigures } from "./hygiene-figures";

/** Live: what is wrong with the deals that are open? */
export function HygienePage() {
  const { t } = useTranslation(["process", "insights"]);
  return (
    <Page title={t("hygiene.page")} controls={<HygieneControls />}>
      <div className={classes.content}>
        <InsightTabs group="pipeline" />
        <Boundary loading={<FiguresLoading />}>
          <HygieneFigures />
        </Boundary>
      </div>
    </Page>
  );
}
