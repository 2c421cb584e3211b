import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./insights.module.css";
import { Tile } from "./tile";
import { useWords } from "./use-words";

/** What is open as a whole: how many, what they are worth, how old they are. */
export function OpenTiles({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { open, currency } = summary;
  const deals = { figure: "pipeline_open", what: t("summary.open") } as const;
  return (
    <div className={classes.tiles}>
      <Tile label={t("summary.open")} value={words.count(open.n)} deals={deals} />
      {open.value !== null && (
        <>
          <Tile
            label={t("value")}
            value={words.money(open.value, currency)}
            hint={words.fullMoney(open.value, currency)}
            deals={deals}
          />
          <Tile
            label={t("summary.weighted")}
            value={words.money(open.weighted_value, currency)}
            hint={t("summary.weightedHint")}
            deals={deals}
          />
        </>
      )}
      <Tile
        label={t("summary.age")}
        value={words.days(summary.median_age_days)}
        hint={t("median")}
        n={open.n}
        deals={deals}
      />
    </div>
  );
}
