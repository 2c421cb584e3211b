import { stepped } from "@/ui/board/neighbours";

import type { Board, Card } from "./rules";

export const ZONES = ["won", "lost", "void", "other"] as const;
export type Zone = (typeof ZONES)[number];

/** Where a lifted card would land. */
export type Target = { stageId: string } | { zone: Zone };
export type Lifted = { card: Card; target: Target };

/** Left and right go through the stages, down to the drop zones at the foot and up again. */
export function nextTarget(board: Board, lifted: Lifted, key: string): Target {
  const { card, target } = lifted;
  if ("zone" in target) {
    if (key === "ArrowUp") return { stageId: card.stage_id };
    if (key === "ArrowDown") return target;
    return { zone: stepped(ZONES, target.zone, key) };
  }
  if (key === "ArrowDown") return { zone: ZONES[0] };
  if (key === "ArrowUp") return target;
  const stages = board.stages.map((stage) => stage.id);
  return { stageId: stepped(stages, target.stageId, key) };
}
