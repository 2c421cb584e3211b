import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import type { LeadFigure } from "../before-queries";
import { FigureCard } from "../figure-card";
import { FigureTable } from "../figure-table";
import { useWords } from "../use-words";

/** How long leads stay in each state, those still in it counted as waiting. */
export function LeadTimesCard({ funnel }: { funnel: Schema["LeadFunnelOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { times } = funnel;
  const orLonger = (days: number | null, longest: number | null) =>
    days === null ? t("times.longer", { days: words.days(longest) }) : words.days(days);
  const table = {
    head: [
      t("times.state"),
      t("times.median"),
      t("times.p75"),
      t("times.finished"),
      t("times.waiting"),
    ],
    rows: times.map((one) => [
      t(`state.${one.state}`),
      orLonger(one.median_days, one.longest_observed_days),
      orLonger(one.p75_days, one.longest_observed_days),
      words.count(one.n_finished),
      words.count(one.n_censored),
    ]),
    records: times.map(({ state }) => {
      const of = (figure: LeadFigure, what: string) => ({
        leads: { figure, what: `${t(`state.${state}`)}: ${what}` },
      });
      const left = of(`left_${state}`, t("times.finished"));
      const waiting = of(state === "recycled" ? "away" : `waiting_${state}`, t("times.waiting"));
      return [left, left, left, waiting];
    }),
  };
  return (
    <FigureCard
      subject={t("times.subject")}
      view={t("view.cohort")}
      hint={[t("times.hint"), words.asOf(funnel)].join(" · ")}
      table={table}
      picture={() =>
        barsPicture(
          times.map((one) => ({
            name: t(`state.${one.state}`),
            value: one.median_days ?? one.longest_observed_days ?? 0,
          })),
          (days) => words.days(days),
        )
      }
    >
      <FigureTable table={table} />
    </FigureCard>
  );
}
