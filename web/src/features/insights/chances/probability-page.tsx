import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { PipelineControl } from "./pipeline-control";
import { ProbabilityFigures } from "./probability-figures";

/** What was learned of winning from closed deals, how well it holds, and what it was before. */
export function ProbabilityPage() {
  const { t } = useTranslation("chances");
  return (
    <Page title={t("page")} controls={<PipelineControl />}>
      <div className={classes.content}>
        <InsightTabs group="forecast" />
        <Boundary loading={<FiguresLoading />}>
          <ProbabilityFigures />
        </Boundary>
      </div>
    </Page>
  );
}
