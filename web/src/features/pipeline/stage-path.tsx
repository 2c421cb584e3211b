import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { tellWithUndo } from "@/ui/toasts";
import { type Deal, daysBetween } from "./rules";
import classes from "./stage-path.module.css";
import { StageStep } from "./stage-step";
import { useMoveDeal, usePendingChanges } from "./use-changes";

type Stage = Deal["stages"][number];

/** The way through the stages: where the deal is, where it was and for how long; click to move. */
export function StagePath({ deal }: { deal: Deal }) {
  const { t } = useTranslation("pipeline");
  const move = useMoveDeal();
  const mayMove = useMay("write") && deal.status === "open";
  const pending = usePendingChanges().findLast(
    (change) => change.kind === "move" && change.dealId === deal.id,
  );
  const currentId = pending?.kind === "move" ? pending.stageId : deal.stage_id;
  const current = deal.stages.find((stage) => stage.stage_id === currentId);
  const go = (stage: Stage) => {
    const [dealId, fromStageId, toStageId] = [deal.id, deal.stage_id, stage.stage_id];
    move({ dealId, fromStageId, toStageId }, (answer) =>
      tellWithUndo(t("told.moved", { title: deal.title, stage: stage.name }), answer),
    );
  };
  return (
    <ol className={classes.path} aria-label={t("stages")} data-status={deal.status}>
      {deal.stages.map((stage) => (
        <StageStep
          key={stage.stage_id}
          stage={stage}
          days={daysIn(stage, deal.closed_at)}
          place={placeOf(stage, current)}
          onGo={mayMove ? () => go(stage) : undefined}
        />
      ))}
    </ol>
  );
}

type Place = "before" | "here" | "behind";

function placeOf(stage: Stage, current: Stage | undefined): Place {
  if (stage.stage_id === current?.stage_id) return "here";
  return stage.position < (current?.position ?? 0) ? "before" : "behind";
}

function daysIn({ entered_at: from, left_at: to }: Stage, closedAt: string | null): number | null {
  return from ? daysBetween(from, to ?? closedAt ?? new Date().toISOString()) : null;
}
