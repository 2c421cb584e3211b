import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "./bars-picture";
import type { DealsOf } from "./deals-link";
import { FigureCard } from "./figure-card";
import { FigureTable } from "./figure-table";
import { useWords } from "./use-words";

type Translate = ReturnType<typeof useTranslation<"insights">>["t"];
/** What each lever is made of. */
const OF_LEVERS: Record<Schema["LeverOut"]["lever"], (t: Translate) => DealsOf> = {
  open_deals: (t) => ({ figure: "pipeline_open", what: t("summary.open") }),
  win_rate: (t) => ({ figure: "period_closed", what: t("period.closedDeals") }),
  average_value: (t) => ({ figure: "period_won", what: t("won") }),
  cycle_days: (t) => ({ figure: "period_won", what: t("won") }),
};

/** Money a day, its four levers, and what each alone would bring. */
export function VelocityCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { currency, period } = summary;
  const { per_day, levers } = period.velocity;
  const write: Record<Schema["LeverOut"]["lever"], (value: number) => string> = {
    open_deals: words.count,
    win_rate: words.percent,
    average_value: (value) => words.money(String(value), currency),
    cycle_days: words.days,
  };
  const money = (amount: string | null) => (amount ? words.money(amount, currency) : words.none);
  const table = {
    head: [t("velocity.lever"), t("velocity.now"), t("velocity.better"), t("velocity.change")],
    rows: levers.map(({ lever, value, per_day_if_better, change }) => [
      t(`velocity.levers.${lever}`),
      value === null ? words.none : write[lever](value),
      money(per_day_if_better),
      change ? `+${money(change)}` : words.none,
    ]),
    records: levers.map(({ lever }) => Array(3).fill({ deals: OF_LEVERS[lever](t) })),
  };
  return (
    <FigureCard
      subject={t("velocity.subject")}
      view={`${t("view.period")} · ${words.period({ ...period, as_of: summary.as_of })}`}
      hint={`${t("velocity.hint")} · ${words.n(period.won.n)} · ${words.asOf(summary)}`}
      table={table}
      picture={() =>
        barsPicture(
          levers.map(({ lever, change }) => ({
            name: t(`velocity.levers.${lever}`),
            value: Number(change ?? 0),
          })),
          (value) => `+${money(String(value))}`,
        )
      }
    >
      <Text fz={22} fw={600} mb={4}>
        {per_day ? t("velocity.perDay", { value: money(per_day) }) : words.none}
      </Text>
      <FigureTable table={table} />
    </FigureCard>
  );
}
