import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "../figure-card";
import { type HeatCell, HeatTable } from "../heat-table";
import { isSmall } from "../rules";
import { stackedPicture } from "../stacked-picture";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

type Side = Schema["SideOut"];

const SPREAD = ["p25", "p50", "p75", "mean"] as const;
const ENDS = ["won", "lost"] as const;

/** How large deals were and how long they took: those won beside those lost. */
export function SidesCard({ outcomes }: { outcomes: Schema["OutcomesOut"] }) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const { whole, currency } = outcomes;
  const lines: { name: string; of: (side: Side) => string }[] = [
    { name: t("insights:count"), of: ({ n }) => words.count(n) },
    ...(isTold
      ? [
          { name: t("insights:value"), of: ({ value }: Side) => words.money(value, currency) },
          ...SPREAD.map((part) => ({
            name: t(`outcomes.size.${part}`),
            of: ({ size }: Side) => words.money(size[part], currency),
          })),
        ]
      : []),
    ...SPREAD.map((part) => ({
      name: t(`outcomes.cycle.${part}`),
      of: ({ cycle_days }: Side) => words.days(cycle_days[part]),
    })),
  ];
  const cell = (line: (typeof lines)[number], end: (typeof ENDS)[number]): HeatCell => ({
    text: line.of(whole[end]),
    tone: isSmall(whole[end].n) ? "planned" : end === "won" ? "good" : "bad",
    weight: 0.25,
    deals: { figure: `period_${end}`, what: t(`insights:${end}`) },
    title: `${t(`insights:${end}`)}: ${line.name} ${line.of(whole[end])} · ${words.n(whole[end].n)}`,
  });
  const head = ENDS.map((end) => t(`insights:${end}`));
  return (
    <FigureCard
      subject={t("outcomes.sides")}
      view={`${t("insights:view.period")} · ${words.period(outcomes)}`}
      hint={`${words.n(whole.n)} · ${words.asOf(outcomes)}`}
      table={{
        head: [t("outcomes.figure"), ...head],
        rows: lines.map((line) => [line.name, ...ENDS.map((end) => line.of(whole[end]))]),
      }}
      picture={() =>
        stackedPicture(
          SPREAD.map((part) => t(`outcomes.cycle.${part}`)),
          ENDS.map((end) => ({
            name: t(`insights:${end}`),
            values: SPREAD.map((part) => whole[end].cycle_days[part]),
          })),
          words.number,
          false,
        )
      }
    >
      <HeatTable
        label={t("outcomes.sides")}
        corner=""
        head={head}
        rows={lines.map((line) => ({
          key: line.name,
          name: line.name,
          cells: ENDS.map((end) => cell(line, end)),
        }))}
      />
    </FigureCard>
  );
}
