import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Task, useMoveTask } from "@/api/tasks";
import { tell } from "@/ui/toasts";

import { MINUTES_PER_PIXEL, resized, STEP } from "./rules";

const PAUSE = 500;

/** Make a task longer or shorter: by its lower edge, or with Shift and the arrow keys. */
export function useResize(task: Task) {
  const { t } = useTranslation("calendar");
  const move = useMoveTask();
  const from = useRef<number>(undefined);
  const [minutes, setMinutes] = useState<number>();
  const save = (wanted: number | undefined) => {
    setMinutes(undefined);
    if (wanted === undefined || wanted === task.minutes) return;
    move.mutateAsync({ task, change: { minutes: wanted } }).then(
      () => tell(t("lasts", { title: task.title, count: wanted })),
      () => undefined, // the refusal is told by the query client
    );
  };
  const under = ({ clientY }: PointerEvent) =>
    from.current === undefined || clientY === from.current
      ? undefined
      : resized(task.minutes, (clientY - from.current) * MINUTES_PER_PIXEL);
  // Several strokes are one change.
  const saveSoon = useDebouncedCallback(save, PAUSE);
  const edge = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = event.clientY;
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current !== undefined) setMinutes(under(event));
    },
    // A quick hand lets go before its last step is drawn: where it is counts, not what is shown.
    onPointerUp: (event: PointerEvent) => {
      const wanted = under(event);
      from.current = undefined;
      save(wanted);
    },
    onPointerCancel: () => {
      from.current = undefined;
      setMinutes(undefined);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!event.shiftKey || !way) return;
    event.preventDefault();
    const wanted = resized(minutes ?? task.minutes, way * STEP);
    setMinutes(wanted);
    saveSoon(wanted);
  };
  return { minutes: minutes ?? task.minutes, edge, onKeyDown };
}
