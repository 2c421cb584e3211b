import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

/** Let a row be dragged by its handle to the place of another one. */
export function useRowDrag<Row extends HTMLElement = HTMLDivElement>(
  id: string,
  at: number,
  onMove: (id: string, to: number) => void,
) {
  const row = useRef<Row>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [isOver, setIsOver] = useState(false);
  const latest = useRef({ at, onMove });
  latest.current = { at, onMove };
  useEffect(() => {
    if (!row.current || !handle.current) return;
    return combine(
      draggable({
        element: row.current,
        dragHandle: handle.current,
        getInitialData: () => ({ row: id, of: row.current?.parentElement }),
      }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source: { data } }) =>
          data.row !== id && data.of === row.current?.parentElement,
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: ({ source }) => {
          setIsOver(false);
          latest.current.onMove(String(source.data.row), latest.current.at);
        },
      }),
    );
  }, [id]);
  return { row, handle, isOver };
}
