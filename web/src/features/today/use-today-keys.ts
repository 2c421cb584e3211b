import type { KeyboardEvent } from "react";

import { useSequence } from "@/lib/keys";

import type { Item } from "./queries";
import { neighbourOf } from "./rules";
import type { useToday } from "./use-today";

/** The queue without a mouse; what is typed in a field stays there. */
export function useTodayKeys(
  items: Item[],
  { at, setMode, go, hands }: ReturnType<typeof useToday>,
  mayWrite: boolean,
) {
  const isSequence = useSequence();
  return (event: KeyboardEvent<HTMLElement>) => {
    if (isSequence(event) || isElsewhere(event) || !at) return;
    const act = {
      j: () => go(neighbourOf(items, at.id, 1)),
      ArrowDown: () => go(neighbourOf(items, at.id, 1)),
      k: () => go(neighbourOf(items, at.id, -1)),
      ArrowUp: () => go(neighbourOf(items, at.id, -1)),
      Enter: () => hands.open(at),
      ...(mayWrite && {
        d: () => hands.finish(at),
        p: () => setMode("plan"),
        s: () => setMode("later"),
      }),
    }[event.key];
    if (!act || (event.key === "Enter" && isIn(event, "button, a"))) return;
    event.preventDefault();
    act();
  };
}

function isElsewhere(event: KeyboardEvent): boolean {
  return event.metaKey || event.ctrlKey || isIn(event, "input, textarea, [role=menuitem]");
}

function isIn({ target }: KeyboardEvent, places: string): boolean {
  return target instanceof HTMLElement && target.matches(places);
}
