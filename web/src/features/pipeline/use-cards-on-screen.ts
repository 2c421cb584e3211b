import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

import { useInHand } from "./board-context";
import type { Card } from "./rules";

const CARD = 84;
const GAP = 8;
const NEAR = 15;
const FIRST_SCREEN = { width: 272, height: 800 };

/** Of thousands of cards only those on screen are drawn, and the ones that are held or focused. */
export function useCardsOnScreen(
  cards: Card[],
  scroller: RefObject<HTMLElement | null>,
  onEndNear: (() => void) | undefined,
) {
  const { activeId, draggedId } = useInHand();
  const kept = [activeId, draggedId]
    .map((id) => cards.findIndex((card) => card.id === id))
    .filter((index) => index >= 0);
  return useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    gap: GAP,
    overscan: 6,
    getItemKey: (index) => cards[index]?.id ?? index,
    initialRect: FIRST_SCREEN,
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b),
    onChange: ({ range }) => {
      if (range && range.endIndex >= cards.length - NEAR) onEndNear?.();
    },
  });
}
