import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { Chart } from "@/ui/chart";

import { FigureCard } from "../figure-card";
import type { Table } from "../figure-table";
import { dayAfter } from "../period";
import { useWords } from "../use-words";
import { fanOf, fanOption } from "./fan";
import type { Outlook, PeriodAhead, Test } from "./queries";
import { useFanTargets } from "./use-fan-targets";
import { useForecastDeals } from "./use-forecast-deals";

type Props = { outlook: Outlook; test: Test; period: PeriodAhead; withZombies: boolean };

/** Past periods with what was forecast when they began and what came; and the ones ahead. */
export function FanCard({ outlook, test, period, withZombies }: Props) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const { currency } = outlook;
  const isTold = period.revenue.p50 !== null;
  const ahead = outlook.periods.filter(({ unit }) => unit === period.unit);
  const targets = useFanTargets(outlook, test, ahead);
  const steps = fanOf(test, ahead, { isTold, withZombies, targets });
  const dealsOf = useForecastDeals(outlook, period);
  const hasTarget = steps.some(({ target }) => target !== null);
  const name = (one: { from: string; to: string }) => words.period({ ...one, as_of: "" });
  const write = (value: number) =>
    isTold ? words.money(String(value), currency) : words.count(Math.round(value));
  const labels = {
    came: t("fan.came"),
    already: t("fan.already"),
    band: t("fan.band"),
    p50: t("fan.p50"),
    fan: t("fan.fan"),
    target: t("fan.target"),
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and names follow the language.
  const option = useMemo<EChartsCoreOption>(
    () => fanOption(steps, { name, write, labels, language: words.language }),
    [JSON.stringify(steps), words.language],
  );
  const table: Table = {
    head: [t("period"), labels.came, "P10", "P50", "P90", ...(hasTarget ? [labels.target] : [])],
    rows: steps.map((step) => [
      name(step),
      step.came === null ? "–" : write(step.came),
      ...[step.p10, step.p50, step.p90].map(write),
      ...(hasTarget ? [step.target === null ? "–" : write(step.target)] : []),
    ]),
    records: steps.map((step) => [
      step.came === null
        ? undefined
        : {
            deals: {
              ...dealsOf("forecast_won", `${labels.came}: ${name(step)}`),
              period: { from: step.from, to: step.to },
              // What came in a period that is over is what was known when it was.
              ...(step.isOver && { cell: { day: dayAfter(step.to) } }),
            },
          },
    ]),
  };
  return (
    <FigureCard
      subject={t("fan.subject")}
      view={t(`unit.${period.unit}`)}
      hint={`${t("fan.hint")} · ${words.n(test.n)} · ${words.asOf(outlook)}`}
      table={table}
      picture={() => option}
    >
      <Chart title={t("fan.subject")} option={option} height={300} />
    </FigureCard>
  );
}
