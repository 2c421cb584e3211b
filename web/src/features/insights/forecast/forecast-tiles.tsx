import { useTranslation } from "react-i18next";

import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useWords } from "../use-words";
import type { Outlook, PeriodAhead } from "./queries";
import { bandsOf, shownOf } from "./rules";
import { useForecastDeals } from "./use-forecast-deals";

type Props = { outlook: Outlook; period: PeriodAhead; withZombies: boolean };

/** What to reckon with, between which bounds, and what it is made of. */
export function ForecastTiles({ outlook, period, withZombies }: Props) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const { revenue, wins } = bandsOf(period, withZombies);
  const { currency } = outlook;
  const isTold = revenue.p50 !== null;
  const shown = shownOf(period);
  const isOurs = shown === "simulated";
  const dealsOf = useForecastDeals(outlook, period);
  const band = isTold
    ? `${words.money(revenue.p10, currency)} – ${words.money(revenue.p90, currency)}`
    : `${words.count(Math.round(wins.p10))} – ${words.count(Math.round(wins.p90))}`;
  const amount = ({ n, value }: { n: number; value: string | null }) =>
    isTold ? words.money(value, currency) : words.count(Math.round(n));
  const deals = (n: number) => words.deals(Math.round(n));
  return (
    <div className={classes.tiles}>
      <Tile
        label={isOurs ? t("tile.p50") : t("tile.instead")}
        value={
          isTold
            ? words.money(isOurs ? revenue.p50 : period.shown_value, currency)
            : words.count(Math.round(isOurs ? wins.p50 : period.shown_n))
        }
        hint={isOurs ? `P10–P90 ${band}` : t(`by.${shown}`)}
        deals={dealsOf("forecast_open", t("tile.open"))}
      />
      {!isOurs && (
        <Tile
          label={t("tile.band")}
          value={band}
          hint={t("tile.bandHint")}
          isWords
          deals={dealsOf("forecast_open", t("tile.open"))}
        />
      )}
      <Tile
        label={t("tile.already")}
        value={amount(period.already)}
        hint={deals(period.already.n)}
        deals={dealsOf("forecast_won", t("tile.already"))}
      />
      <Tile
        label={t("tile.open")}
        value={amount(period.from_open)}
        hint={t("tile.openHint")}
        deals={dealsOf("forecast_open", t("tile.open"))}
      />
      <Tile label={t("tile.new")} value={amount(period.from_new)} hint={t("tile.newHint")} />
      {isTold && (
        <>
          <Tile
            label={t("tile.weighted")}
            value={words.money(period.weighted_due, currency)}
            hint={t("tile.ofAll", { value: words.money(period.weighted, currency) })}
            {...(period.n_due !== null && { n: period.n_due })}
            deals={dealsOf("forecast_due", t("tile.due"))}
          />
          <Tile
            label={t("tile.empirical")}
            value={words.money(period.empirical_due, currency)}
            hint={t("tile.ofAll", { value: words.money(period.empirical, currency) })}
            {...(period.n_due !== null && { n: period.n_due })}
            deals={dealsOf("forecast_due", t("tile.due"))}
          />
        </>
      )}
    </div>
  );
}
