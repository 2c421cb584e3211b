import type { RefObject } from "react";
import { useTranslation } from "react-i18next";

import { useBoardKeys as useKeys } from "@/ui/board/use-board-keys";

import { type Lifted, nextTarget, type Target } from "./board-keys";
import type { Board, Card } from "./rules";

type Hands = {
  root: RefObject<HTMLElement | null>;
  mayWrite: boolean;
  onOpen: (dealId: string) => void;
  onDrop: (lifted: Lifted) => void;
  onPick: ((dealId: string) => void) | undefined;
  onUnpick: (() => void) | undefined;
};

/** The keys of the board, which also know the zones at its foot. */
export function useBoardKeys(board: Board, hands: Hands) {
  const { t } = useTranslation("pipeline");
  return useKeys<Card, Target>({
    ...hands,
    columns: board.stages,
    homeOf: (card) => ({ stageId: card.stage_id }),
    next: (lifted, key) => nextTarget(board, lifted, key),
    nameOf: (target) =>
      "zone" in target
        ? t(`zone.${target.zone}`)
        : (board.stages.find((stage) => stage.id === target.stageId)?.name ?? ""),
  });
}
