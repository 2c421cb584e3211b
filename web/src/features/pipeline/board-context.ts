import { createContext, use } from "react";

import type { Card } from "./rules";

/** What cards can ask of the board around them. It never changes, so no card is drawn anew for it. */
export type BoardHands = {
  /** Observers look and do not touch. */
  mayWrite: boolean;
  activate: (dealId: string) => void;
  open: (dealId: string) => void;
  win: (card: Card) => void;
  lose: (card: Card) => void;
  pick: (dealId: string, reaches: boolean) => void;
};

/** Which cards are in a hand or under the focus; these are always drawn. */
export type InHand = {
  activeId: string | undefined;
  liftedId: string | undefined;
  draggedId: string | undefined;
  picked?: ReadonlySet<string>;
};

export const BoardHandsContext = createContext<BoardHands | null>(null);
export const InHandContext = createContext<InHand | null>(null);

export function useBoardHands(): BoardHands {
  return inside(use(BoardHandsContext));
}

export function useInHand(): InHand {
  return inside(use(InHandContext));
}

function inside<T>(context: T | null): T {
  if (!context) throw new Error("a card outside a board");
  return context;
}
