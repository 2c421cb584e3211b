import type { KeyboardEvent } from "react";

import type { Item } from "./queries";
import { neighbourOf } from "./rules";
import type { useToday } from "./use-today";

/** The queue without a mouse; what is typed in a field stays there. */
export function useTodayKeys(
  items: Item[],
  { at, setMode, go, hands }: ReturnType<typeof useToday>,
  mayWrite: boolean,
) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.metaKey || event.ctrlKey) return;
    if (event.target.matches("input, textarea, [role=menuitem]") || !at) return;
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
    if (!act || (event.key === "Enter" && event.target.matches("button, a"))) return;
    event.preventDefault();
    act();
  };
}
