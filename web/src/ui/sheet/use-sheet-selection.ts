import { type MouseEvent, useEffect, useRef, useState } from "react";

import { isInside, type Place, type Range } from "./sheet-rules";

/** Which cells are selected, and the focus, which goes along with the keyboard's end of them. */
export function useSheetSelection(isPaused: boolean) {
  const [range, setRange] = useState<Range>();
  const table = useRef<HTMLTableElement>(null);
  const scrollTo = useRef<(row: number) => void>(undefined);
  const wants = useRef(false);

  // The cell is drawn when its row has been scrolled to; then it takes the focus.
  useEffect(() => {
    if (!wants.current || !range || isPaused) return;
    const { row, column } = range.focus;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
    if (!cell) return;
    wants.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const go = (focus: Place, isExtending = false) => {
    wants.current = true;
    scrollTo.current?.(focus.row);
    setRange((before) => ({ anchor: isExtending && before ? before.anchor : focus, focus }));
  };
  const cellProps = (place: Place) => ({
    role: "gridcell",
    "data-cell": `${place.row}:${place.column}`,
    "data-focused": (range && isSame(range.focus, place)) || undefined,
    "aria-selected": range ? isInside(range, place) : false,
    tabIndex: isSame(range?.focus ?? { row: 0, column: 0 }, place) ? 0 : -1,
    onMouseDown: (event: MouseEvent) => {
      if ((event.target as HTMLElement).closest("button, a, input")) return;
      event.preventDefault();
      go(place, event.shiftKey);
    },
    onFocus: (event: { target: unknown; currentTarget: unknown }) => {
      if (event.target === event.currentTarget && !range) setRange({ anchor: place, focus: place });
    },
  });
  return { range, select: setRange, go, table, scrollTo, cellProps };
}

function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}
