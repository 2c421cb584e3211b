import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

import type { Task } from "@/api/tasks";

import type { Slot } from "./rules";

/** A task can be taken; where it was taken matters when it is let go on a scale of hours. */
export function useDraggableTask(element: RefObject<HTMLElement | null>, task: Task): void {
  const latest = useRef(task);
  latest.current = task;
  useEffect(() => {
    const handle = element.current;
    if (!handle) return;
    return draggable({
      element: handle,
      getInitialData: ({ input }) => ({
        event: latest.current,
        grabbed: input.clientY - handle.getBoundingClientRect().top,
      }),
    });
  }, [element]);
}

type SlotAt = (y: number, task: Task) => Slot;

/** A place to let tasks go; true while one hovers over it. */
export function useSlot(element: RefObject<HTMLElement | null>, slotAt: SlotAt): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(slotAt);
  latest.current = slotAt;
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    return dropTargetForElements({
      element: place,
      canDrop: ({ source }) => "event" in source.data,
      getData: ({ input, source }) => ({
        slot: latest.current(
          input.clientY - place.getBoundingClientRect().top - Number(source.data.grabbed),
          source.data.event as Task,
        ),
      }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [element]);
  return isOver;
}

/** What happens when a task is let go over a slot. */
export function useDropped(onDrop: (task: Task, slot: Slot) => unknown): void {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => "event" in source.data,
        onDrop: ({ source, location }) => {
          const slot = location.current.dropTargets[0]?.data.slot;
          if (slot) latest.current(source.data.event as Task, slot as Slot);
        },
      }),
    [],
  );
}
