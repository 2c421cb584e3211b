import { IconTargetArrow } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import classes from "../insights.module.css";
import { useScope } from "../use-scope";
import { ViewHeading } from "../view-heading";
import { CalibrationCard } from "./calibration-card";
import { DriftCard } from "./drift-card";
import { FeaturesCard } from "./features-card";
import { HistoryCard } from "./history-card";
import { MetricTiles } from "./metric-tiles";
import { modelsQuery } from "./queries";
import { useVerdictWords } from "./use-verdict-words";
import { Verdict } from "./verdict";

export function ProbabilityFigures() {
  const { t } = useTranslation(["chances", "insights"]);
  const { search, carried } = useScope();
  const { data } = useSuspenseQuery(modelsQuery(search.pipeline));
  const words = useVerdictWords();
  const { model, verdict, drift, history } = data;
  if (verdict === null) return <EmptyState>{t("waiting")}</EmptyState>;
  return (
    <>
      <ViewHeading
        view={t("view")}
        icon={<IconTargetArrow size={14} />}
        more={
          <Link to="/insights/patterns" search={carried} className={classes.more}>
            {t("toPatterns")}
          </Link>
        }
      >
        {model ? words.learned(model) : t("untold")}
      </ViewHeading>
      <Verdict verdict={verdict} model={model} />
      {model?.own && (
        <>
          <MetricTiles model={model} />
          <CalibrationCard model={model} quality={model.own} />
        </>
      )}
      {model && model.features.length > 0 && <FeaturesCard model={model} />}
      {drift && <DriftCard drift={drift} />}
      {history.length > 0 && <HistoryCard history={history} />}
    </>
  );
}
