import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

/** What is dragged; a board behind a drawer does not hear of what is dragged in the drawer. */
const CARD = "card";

/** The card can be taken with the mouse or a finger. */
export function useDraggableCard(
  element: RefObject<HTMLElement | null>,
  card: object,
  mayWrite: boolean,
  kind = CARD,
): void {
  const latest = useRef(card);
  latest.current = card;
  useEffect(() => {
    if (!element.current || !mayWrite) return;
    const handle = element.current;
    return draggable({
      element: handle,
      getInitialData: () => ({ [kind]: latest.current }),
      // The picture under the pointer is taken between these two: a lifted card, straight again in the column.
      onGenerateDragPreview: () => handle.setAttribute("data-preview", ""),
      onDragStart: () => handle.removeAttribute("data-preview"),
    });
  }, [element, mayWrite, kind]);
}

/** A place to drop cards on, by its name; true while one hovers over it. */
export function useDropTarget(
  element: RefObject<HTMLElement | null>,
  target: object,
  place: string,
  kind = CARD,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(target);
  latest.current = target;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` stands for the target, which is a new object at every render.
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => kind in source.data,
      getData: () => ({ target: latest.current }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [element, place, kind]);
  return isOver;
}

/** Which card is being dragged over the board; what happens when it is let go. */
export function useDragging<Card, Target>(
  onDrop: (card: Card, target: Target) => void,
  kind = CARD,
): Card | undefined {
  const [dragged, setDragged] = useState<Card>();
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => kind in source.data,
        onDragStart: ({ source }) => setDragged(source.data[kind] as Card),
        onDrop: ({ source, location }) => {
          setDragged(undefined);
          const target = location.current.dropTargets[0]?.data.target;
          if (target) latest.current(source.data[kind] as Card, target as Target);
        },
      }),
    [kind],
  );
  return dragged;
}

/** While a card is near an edge of these, they scroll. */
export function useAutoScroll(...elements: RefObject<HTMLElement | null>[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs never change.
  useEffect(() => {
    const found = elements.flatMap(({ current }) => (current ? [current] : []));
    let isGone = false;
    const stops: (() => void)[] = [];
    // Nobody is at an edge with a card before the board stands.
    void import("@atlaskit/pragmatic-drag-and-drop-auto-scroll/element").then(
      ({ autoScrollForElements }) => {
        if (!isGone) stops.push(...found.map((element) => autoScrollForElements({ element })));
      },
    );
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, []);
}
