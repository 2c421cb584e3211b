import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ForecastControls } from "./forecast-controls";
import { ForecastFigures } from "./forecast-figures";

/** What is likely to come, and how well that was foreseen before. */
export function ForecastPage() {
  const { t } = useTranslation("forecast");
  return (
    <Page title={t("page")} controls={<ForecastControls />}>
      <div className={classes.content}>
        <InsightTabs group="forecast" />
        <Boundary loading={<FiguresLoading />}>
          <ForecastFigures />
        </Boundary>
      </div>
    </Page>
  );
}
