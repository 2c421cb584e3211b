import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { StatusBadge } from "@/ui/status-badge";

import { DealsLink } from "./deals-link";
import cards from "./figure-card.module.css";
import { isSmall } from "./rules";
import { Scroll } from "./scroll";
import classes from "./stage-times.module.css";
import { useQuantile } from "./use-stage-times-table";
import { useWords } from "./use-words";

type Props = { times: Schema["StageTimesOut"]; stages: Schema["StageTimeOut"][] };

export function StageTimesTable({ times, stages }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const quantile = useQuantile();
  const isTold = stages.some(({ waiting }) => waiting.value !== null);
  return (
    <Scroll label={t("times.subject")}>
      <table className={cards.table}>
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("times.median")}</th>
            <th scope="col">{t("times.p75")}</th>
            <th scope="col">{t("times.finished")}</th>
            <th scope="col">{t("times.waiting")}</th>
            {isTold && <th scope="col">{t("times.waitingValue")}</th>}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.stage_id} data-small={isSmall(stage.n_finished) || undefined}>
              <th scope="row">
                <span className={classes.name}>
                  {stage.name}
                  {stage.stage_id === times.slowest_stage_id && (
                    <StatusBadge tone="attention">{t("times.isSlowest")}</StatusBadge>
                  )}
                  {stage.stage_id === times.bottleneck_stage_id && (
                    <StatusBadge tone="bad">{t("times.isBottleneck")}</StatusBadge>
                  )}
                  {isSmall(stage.n_finished) && (
                    <StatusBadge tone="quiet">{t("small")}</StatusBadge>
                  )}
                </span>
              </th>
              <td className={classes.main}>{quantile(stage, stage.median_days)}</td>
              <td>{quantile(stage, stage.p75_days)}</td>
              <Count stage={stage} figure="stage_finished" n={stage.n_finished} />
              <Count stage={stage} figure="stage_waiting" n={stage.n_censored} />
              {isTold && (
                <td>
                  <DealsLink
                    className={cards.behind}
                    figure="stage_waiting"
                    stage={stage.stage_id}
                    what={`${stage.name}: ${t("times.waiting")}`}
                  >
                    {words.money(stage.waiting.value, times.currency)}
                  </DealsLink>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type CountProps = {
  stage: Schema["StageTimeOut"];
  figure: "stage_finished" | "stage_waiting";
  n: number;
};

function Count({ stage, figure, n }: CountProps) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const what = `${stage.name}: ${t(`times.${figure === "stage_waiting" ? "waiting" : "finished"}`)}`;
  return (
    <td>
      {n > 0 ? (
        <DealsLink className={classes.count} figure={figure} stage={stage.stage_id} what={what}>
          {words.count(n)}
        </DealsLink>
      ) : (
        words.count(n)
      )}
    </td>
  );
}
