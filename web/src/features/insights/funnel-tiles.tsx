import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { DealsOf } from "./deals-link";
import classes from "./insights.module.css";
import { Tile } from "./tile";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

/** The cohort as a whole: what came in, what became of it, and where most is lost. */
export function FunnelTiles({ funnel }: { funnel: Schema["FunnelOut"] }) {
  const { t } = useTranslation(["insights", "process"]);
  const words = useWords();
  const { figure: figureOf } = useFunnelWay();
  const amount = (label: string, figure: DealsOf["figure"], part: Schema["AmountOut"]) => (
    <Tile
      label={label}
      value={words.count(part.n)}
      hint={part.value !== null && words.money(part.value, funnel.currency)}
      deals={{ figure, what: label }}
    />
  );
  const worst = funnel.stages.find(({ stage_id }) => stage_id === funnel.most_lost_stage_id);
  const decided = funnel.won.n + funnel.lost.n + funnel.void.n;
  return (
    <div className={classes.tiles}>
      {amount(t("funnel.entered"), "funnel_cohort", funnel.cohort)}
      {amount(t("won"), figureOf("won"), funnel.won)}
      {amount(t("lost"), figureOf("lost"), funnel.lost)}
      {amount(t("funnel.open"), figureOf("open"), funnel.open)}
      {funnel.way === "strict" &&
        amount(t("process:ways.skipped"), figureOf("skipped"), funnel.skipped)}
      <Tile
        label={t("funnel.overall")}
        value={words.percent(funnel.overall_conversion)}
        n={funnel.decided_only ? decided : funnel.cohort.n}
        deals={{
          figure: funnel.decided_only ? figureOf("decided") : "funnel_cohort",
          what: t(funnel.decided_only ? "funnel.decided" : "funnel.entered"),
        }}
      />
      {funnel.cohort.value !== null && (
        <Tile
          label={t("funnel.mostLost")}
          value={worst?.name ?? words.none}
          isWords
          hint={
            worst && t("funnel.leaked", { value: words.money(worst.leaked_value, funnel.currency) })
          }
          deals={
            worst && {
              figure: figureOf("lost"),
              stage: worst.stage_id,
              what: t("funnel.lostFrom", { stage: worst.name }),
            }
          }
        />
      )}
    </div>
  );
}
