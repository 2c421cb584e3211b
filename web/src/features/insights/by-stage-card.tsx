import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useLiveWord } from "./use-live-word";
import { useWords } from "./use-words";

/** Open value in each stage, and within it what it weighs. */
export function ByStageCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const view = useLiveWord();
  const words = useWords();
  const { by_stage: stages, currency } = summary;
  const money = (value: string | null) => words.fullMoney(value, currency);
  const size = (one: { n: number; value: string | null }) => Number(one.value ?? one.n);
  const isTold = summary.open.value !== null;
  return (
    <FigureCard
      subject={isTold ? t("summary.byStage") : t("summary.countByStage")}
      view={view}
      hint={[
        ...(isTold ? [t("summary.barHint")] : []),
        words.n(summary.open.n),
        words.asOf(summary),
      ].join(" · ")}
      table={{
        head: [
          t("stage"),
          t("count"),
          ...(isTold ? [t("value")] : []),
          t("summary.probability"),
          ...(isTold ? [t("summary.weighted")] : []),
        ],
        rows: stages.map((stage) => [
          stage.name,
          words.count(stage.n),
          ...(isTold ? [money(stage.value)] : []),
          words.percent(stage.probability / 100),
          ...(isTold ? [money(stage.weighted_value)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          stages.map((one) => ({ name: one.name, value: size(one) })),
          (value) => (isTold ? words.money(String(value), currency) : words.count(value)),
        )
      }
    >
      <Bars
        bars={stages.map((stage) => ({
          id: stage.stage_id,
          name: stage.name,
          size: size(stage),
          ...(isTold && { inner: Number(stage.weighted_value) }),
          figure: isTold ? words.money(stage.value, currency) : words.deals(stage.n),
          hint: isTold ? words.deals(stage.n) : "",
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
