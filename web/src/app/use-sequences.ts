import { useWindowEvent } from "@mantine/hooks";
import { useRef } from "react";

import type { Action } from "@/ui/actions";

const PATIENCE = 1000;

/** Hear two keys one after the other, such as "g p", unless somebody is typing. */
export function useSequences(actions: Action[]): void {
  const first = useRef({ key: "", at: 0 });
  useWindowEvent("keydown", (event) => {
    if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
    const { key, at } = first.current;
    const isSecond = event.timeStamp - at < PATIENCE;
    const heard = isSecond && actions.find(({ keys }) => keys === `${key} ${event.key}`);
    first.current = heard ? { key: "", at: 0 } : { key: event.key, at: event.timeStamp };
    if (heard) {
      event.preventDefault();
      heard.perform();
    }
  });
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}
