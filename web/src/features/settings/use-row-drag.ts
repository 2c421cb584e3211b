import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

/** Let a row be dragged by its handle to the place of another one. */
export function useRowDrag(id: string, at: number, onMove: (id: string, to: number) => void) {
  const row = useRef<HTMLDivElement>(null);
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
        getInitialData: () => ({ field: id }),
      }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source }) => typeof source.data.field === "string" && source.data.field !== id,
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: ({ source }) => {
          setIsOver(false);
          latest.current.onMove(String(source.data.field), latest.current.at);
        },
      }),
    );
  }, [id]);
  return { row, handle, isOver };
}
