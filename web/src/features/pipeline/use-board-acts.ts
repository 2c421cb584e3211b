import { useState } from "react";
import { useTranslation } from "react-i18next";

import { tellWithUndo } from "@/ui/toasts";

import type { Target } from "./board-keys";
import type { Board, Card } from "./rules";
import { tellWon } from "./tell-won";
import { type Closing, useCloseDeal, useMoveDeal, useTransferDeal } from "./use-changes";

/** A question that must be answered before the card may leave. */
export type Question = { about: "lost" | "other"; card: Card };

/** What can be done to a card on the board, each told with its way back. */
export function useBoardActs(board: Board) {
  const { t } = useTranslation("pipeline");
  const [question, setQuestion] = useState<Question>();
  const moveDeal = useMoveDeal();
  const closeDeal = useCloseDeal();
  const transferDeal = useTransferDeal();

  const move = (card: Card, toStageId: string) => {
    const [dealId, fromStageId] = [card.id, card.stage_id];
    if (fromStageId === toStageId) return;
    const stage = board.stages.find((column) => column.id === toStageId)?.name ?? "";
    moveDeal({ dealId, fromStageId, toStageId }, (answer) =>
      tellWithUndo(t("told.moved", { title: card.title, stage }), answer),
    );
  };
  const win = (card: Card) =>
    closeDeal(card.id, { status: "won" }, (answer) => tellWon(card, answer));
  const close = (card: Card, closing: Closing) =>
    closeDeal(card.id, closing, (answer) =>
      tellWithUndo(t(`told.${closing.status}`, { title: card.title }), answer),
    );
  const transfer = (card: Card, stage: { id: string; name: string }) =>
    transferDeal(card.id, stage.id, (answer) =>
      tellWithUndo(t("told.moved", { title: card.title, stage: stage.name }), answer),
    );
  const drop = (card: Card, target: Target) => {
    if ("stageId" in target) return move(card, target.stageId);
    if (target.zone === "won") return win(card);
    if (target.zone === "void") return close(card, { status: "void" });
    setQuestion({ about: target.zone, card });
  };
  return { drop, win, close, transfer, question, ask: setQuestion };
}
