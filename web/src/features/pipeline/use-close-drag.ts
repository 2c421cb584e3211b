import { type KeyboardEvent, type PointerEvent, useState } from "react";

import { type Axis, dayOf, numberOf, type Scheduled } from "./schedule-rules";
import { useSetClose } from "./use-set-close";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -30, PageUp: 30 };

export type CloseDrag = ReturnType<typeof useCloseDrag>;

/** The expected close of a deal while a hand moves it; let go it is written, Esc puts it back. */
export function useCloseDrag(deal: Scheduled, axis: Axis, dayWidth: number) {
  const setClose = useSetClose();
  const [moved, setMoved] = useState<number>();
  const [grip, setGrip] = useState<{ x: number; from: number }>();
  const home = deal.expected_close_date ? numberOf(deal.expected_close_date) : axis.today;
  const number = moved ?? home;
  // Nothing can be put into the past, but what is there may stay.
  const allowed = (to: number) => Math.max(to, Math.min(home, axis.today));
  const move = (to: number) => setMoved(allowed(to));
  const write = (to: number | undefined) => {
    if (to !== undefined && to !== home) setClose(deal, dayOf(to));
    setMoved(undefined);
    setGrip(undefined);
  };
  const end = () => write(moved);
  const under = ({ clientX }: PointerEvent) =>
    grip && allowed(grip.from + Math.round((clientX - grip.x) / dayWidth));
  const onPointerDown = (event: PointerEvent<SVGGElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    setGrip({ x: event.clientX, from: number });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grip) setMoved(under(event));
  };
  // A quick hand lets go before its last step is drawn: where it is counts, not what is shown.
  const onPointerUp = (event: PointerEvent) => write(under(event) ?? moved);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) move(number + (event.shiftKey ? step * 7 : step));
    else if (event.key === "Enter") end();
    else if (event.key === "Escape") setMoved(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    number,
    day: moved === undefined ? deal.expected_close_date : dayOf(moved),
    isMoved: moved !== undefined,
    hands: { onPointerDown, onPointerMove, onPointerUp, onBlur: end, onKeyDown },
  };
}
