import { type PointerEvent, type RefObject, useRef } from "react";

import { COLUMNS } from "./layout";
import type { DashboardTile } from "./queries";

const ROW = 64; // a row and the gap below it
const GAP = 16;

type Drag = {
  onBegin: () => void;
  /** By how many columns and rows the pointer has gone since it was pressed. */
  onMove: (tile: DashboardTile, columns: number, rows: number) => void;
  onEnd: () => void;
};

/** Dragging a tile, or its corner, with mouse, pen or finger. */
export function useTileDrag(
  tile: DashboardTile,
  grid: RefObject<HTMLElement | null>,
  { onBegin, onMove, onEnd }: Drag,
) {
  const held = useRef<{ x: number; y: number; tile: DashboardTile; scroll: number }>(null);
  const scrolled = () => grid.current?.closest("main")?.scrollTop ?? 0;
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { x: event.clientX, y: event.clientY, tile, scroll: scrolled() };
      onBegin();
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!held.current || !grid.current) return;
      const column = (grid.current.clientWidth + GAP) / COLUMNS;
      const down = event.clientY - held.current.y + scrolled() - held.current.scroll;
      const columns = Math.round((event.clientX - held.current.x) / column);
      onMove(held.current.tile, columns, Math.round(down / ROW));
    },
    onPointerUp: () => {
      if (held.current) onEnd();
      held.current = null;
    },
    onPointerCancel: () => {
      if (held.current) onEnd();
      held.current = null;
    },
  };
}
