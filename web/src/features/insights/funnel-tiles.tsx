import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { DealsOf } from "./deals-link";
import classes from "./insights.module.css";
import { Tile } from "./tile";
import { useWords } from "./use-words";

/** The cohort as a whole: what came in, what became of it, and where most is lost. */
export function FunnelTiles({ funnel }: { funnel: Schema["FunnelOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const amount = (label: string, figure: DealsOf["figure"], part: Schema["AmountOut"]) => (
    <Tile
      label={label}
      value={words.count(part.n)}
      hint={words.money(part.value, funnel.currency)}
      deals={{ figure, what: label }}
    />
  );
  const worst = funnel.stages.find(({ stage_id }) => stage_id === funnel.most_lost_stage_id);
  const decided = funnel.won.n + funnel.lost.n + funnel.void.n;
  return (
    <div className={classes.tiles}>
      {amount(t("funnel.entered"), "funnel_cohort", funnel.cohort)}
      {amount(t("won"), "funnel_won", funnel.won)}
      {amount(t("lost"), "funnel_lost", funnel.lost)}
      {amount(t("funnel.open"), "funnel_open", funnel.open)}
      <Tile
        label={t("funnel.overall")}
        value={words.percent(funnel.overall_conversion)}
        n={funnel.decided_only ? decided : funnel.cohort.n}
      />
      <Tile
        label={t("funnel.mostLost")}
        value={worst?.name ?? words.none}
        isWords
        hint={
          worst && t("funnel.leaked", { value: words.money(worst.leaked_value, funnel.currency) })
        }
        deals={
          worst && {
            figure: "funnel_lost",
            stage: worst.stage_id,
            what: t("funnel.lostFrom", { stage: worst.name }),
          }
        }
      />
    </div>
  );
}
