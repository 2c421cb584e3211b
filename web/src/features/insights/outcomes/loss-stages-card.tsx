import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "../figure-card";
import { type HeatCell, HeatTable } from "../heat-table";
import { isSmall } from "../rules";
import { stackedPicture } from "../stacked-picture";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

type Reason = Schema["LossReasonOut"];

/** Why deals were lost, by the stage they were lost from. */
export function LossStagesCard({ outcomes }: { outcomes: Schema["OutcomesOut"] }) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { size, amount } = useUnit();
  const { loss_reasons: reasons, currency } = outcomes;
  const names = new Map(
    reasons.flatMap(({ by_stage }) => by_stage.map(({ stage_id, name }) => [stage_id, name])),
  );
  const stages = [...names].map(([id, name]) => ({ id, name }));
  const named = (reason: Reason) => reason.name ?? t("insights:loss.none");
  const of = (reason: Reason, id: string) =>
    reason.by_stage.find(({ stage_id }) => stage_id === id) ?? { n: 0, value: "0" };
  const cell = (reason: Reason, stage: { id: string; name: string }): HeatCell | undefined => {
    const here = of(reason, stage.id);
    if (here.n === 0) return undefined;
    const what = `${named(reason)} · ${stage.name}`;
    return {
      text: amount(here, currency),
      title: `${what} · ${words.deals(here.n)}`,
      tone: "bad",
      weight: size(reason) > 0 ? size(here) / size(reason) : 0,
      deals: {
        figure: "period_lost",
        what,
        stage: stage.id,
        reason: reason.lost_reason_id ?? "none",
      },
    };
  };
  const head = [...stages.map(({ name }) => name), t("movement.total")];
  return (
    <FigureCard
      subject={t("outcomes.lossStages")}
      view={`${t("insights:view.period")} · ${words.period(outcomes)}`}
      hint={`${words.n(outcomes.whole.lost.n)} · ${words.asOf(outcomes)}`}
      table={{
        head: [t("insights:loss.reason"), ...head],
        rows: reasons.map((reason) => [
          named(reason),
          ...stages.map(({ id }) => words.count(of(reason, id).n)),
          words.count(reason.n),
        ]),
      }}
      picture={() =>
        stackedPicture(
          reasons.map(named),
          stages.map(({ id, name }) => ({
            name,
            values: reasons.map((reason) => size(of(reason, id))),
          })),
          words.number,
        )
      }
    >
      <HeatTable
        label={t("outcomes.lossStages")}
        corner={t("insights:loss.reason")}
        head={head}
        rows={reasons.map((reason) => ({
          key: reason.lost_reason_id ?? "none",
          name: named(reason),
          isSmall: isSmall(reason.n),
          cells: [
            ...stages.map((stage) => cell(reason, stage)),
            {
              text: amount(reason, currency),
              deals: {
                figure: "period_lost",
                what: named(reason),
                reason: reason.lost_reason_id ?? "none",
              },
            },
          ],
        }))}
      />
    </FigureCard>
  );
}
