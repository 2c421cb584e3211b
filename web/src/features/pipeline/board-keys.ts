import type { Board, Card } from "./rules";

export const ZONES = ["won", "lost", "void", "other"] as const;
export type Zone = (typeof ZONES)[number];

/** Where a lifted card would land. */
export type Target = { stageId: string } | { zone: Zone };
export type Lifted = { card: Card; target: Target };

/** The card the arrow key leads to from this one; undefined when there is none. */
export function neighbour(board: Board, dealId: string, key: string): string | undefined {
  const at = placeOf(board, dealId);
  if (!at) return undefined;
  const cards = board.stages[at.column]?.cards ?? [];
  if (key === "ArrowDown") return cards[at.row + 1]?.id;
  if (key === "ArrowUp") return cards[at.row - 1]?.id;
  if (key === "Home") return cards[0]?.id;
  if (key === "End") return cards.at(-1)?.id;
  return beside(board, at, key === "ArrowRight" ? 1 : -1);
}

/** The nearest column that has cards, at the same height. */
function beside(board: Board, at: { column: number; row: number }, way: 1 | -1) {
  for (let index = at.column + way; board.stages[index]; index += way) {
    const cards = board.stages[index]?.cards ?? [];
    if (cards.length) return cards[Math.min(at.row, cards.length - 1)]?.id;
  }
  return undefined;
}

function placeOf(board: Board, dealId: string) {
  for (const [column, { cards }] of board.stages.entries()) {
    const row = cards.findIndex((card) => card.id === dealId);
    if (row >= 0) return { column, row };
  }
  return undefined;
}

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

function stepped<T>(row: readonly T[], from: T, key: string): T {
  const next = row.indexOf(from) + (key === "ArrowRight" ? 1 : -1);
  return row[next] ?? from;
}
