import { useTranslation } from "react-i18next";

import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useWords } from "../use-words";
import type { Model } from "./queries";

/** How good the model was on deals it had not learned from, each figure beside that of the rates. */
export function MetricTiles({ model }: { model: Model }) {
  const { t } = useTranslation("chances");
  const words = useWords();
  const { own, empirical, skill } = model;
  if (!own || !empirical) return null;
  const three = (value: number) => value.toFixed(3);
  const beside = (value: number) => t("metric.rates", { value: three(value) });
  return (
    <div className={classes.tiles}>
      <Tile
        label={t("metric.auc")}
        value={three(own.auc.value)}
        hint={t("metric.bounds", { low: three(own.auc.low), high: three(own.auc.high) })}
        n={own.n}
      />
      <Tile
        label={t("metric.logLoss")}
        value={three(own.log_loss)}
        hint={beside(empirical.log_loss)}
      />
      <Tile label={t("metric.brier")} value={three(own.brier)} hint={beside(empirical.brier)} />
      <Tile label={t("metric.ece")} value={words.percent(own.ece)} hint={t("metric.eceHint")} />
      <Tile label={t("metric.skill")} value={words.percent(skill)} hint={t("metric.skillHint")} />
    </div>
  );
}
