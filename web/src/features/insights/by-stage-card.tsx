import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useWords } from "./use-words";

/** Open value in each stage, and within it what it weighs. */
export function ByStageCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { by_stage: stages, currency } = summary;
  const money = (value: string) => words.fullMoney(value, currency);
  return (
    <FigureCard
      subject={t("summary.byStage")}
      view={t("view.live")}
      hint={`${t("summary.barHint")} · ${words.n(summary.open.n)} · ${words.asOf(summary)}`}
      table={{
        head: [t("stage"), t("count"), t("value"), t("summary.probability"), t("summary.weighted")],
        rows: stages.map((stage) => [
          stage.name,
          words.count(stage.n),
          money(stage.value),
          words.percent(stage.probability / 100),
          money(stage.weighted_value),
        ]),
      }}
      picture={() =>
        barsPicture(
          stages.map(({ name, value }) => ({ name, value: Number(value) })),
          (value) => words.money(String(value), currency),
        )
      }
    >
      <Bars
        bars={stages.map((stage) => ({
          id: stage.stage_id,
          name: stage.name,
          size: Number(stage.value),
          inner: Number(stage.weighted_value),
          figure: words.money(stage.value, currency),
          hint: words.deals(stage.n),
          deals: {
            figure: "pipeline_open",
            stage: stage.stage_id,
            what: t("summary.openIn", { name: stage.name }),
          },
        }))}
      />
    </FigureCard>
  );
}
