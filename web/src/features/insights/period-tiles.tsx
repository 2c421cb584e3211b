import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./insights.module.css";
import { Tile } from "./tile";
import { useWords } from "./use-words";

export function PeriodTiles({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { period, currency } = summary;
  const { win_rate, deal_size, cycle_days } = period;
  const size = (amount: string | null) => (amount ? words.money(amount, currency) : words.none);
  const isTold = period.won.value !== null;
  const closed = { figure: "period_closed", what: t("period.closedDeals") } as const;
  const won = { figure: "period_won", what: t("won") } as const;
  return (
    <div className={classes.tiles}>
      <Tile
        label={t("won")}
        value={words.count(period.won.n)}
        hint={isTold && words.money(period.won.value, currency)}
        deals={won}
      />
      <Tile
        label={t("lost")}
        value={words.count(period.lost.n)}
        hint={isTold && words.money(period.lost.value, currency)}
        deals={{ figure: "period_lost", what: t("lost") }}
      />
      <Tile
        label={t("period.rateByCount")}
        value={words.percent(win_rate.by_count)}
        n={win_rate.n}
        deals={closed}
      />
      {isTold && (
        <>
          <Tile
            label={t("period.rateByValue")}
            value={words.percent(win_rate.by_value)}
            n={win_rate.n}
            deals={closed}
          />
          <Tile
            label={t("period.size")}
            value={size(deal_size.average)}
            hint={t("period.sizeMedian", { value: size(deal_size.median) })}
            n={deal_size.n}
            deals={won}
          />
        </>
      )}
      <Tile
        label={t("period.cycle")}
        value={words.days(cycle_days.p50)}
        hint={t("period.cycleRange", {
          p25: words.days(cycle_days.p25),
          p75: words.days(cycle_days.p75),
        })}
        n={cycle_days.n}
        deals={won}
      />
    </div>
  );
}
