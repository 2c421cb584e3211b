import { useBlocker } from "@tanstack/react-router";
import { useRef } from "react";

import { ask } from "@/ui/ask";

type Words = { title: string; text: string; yes: string; no: string };

/**
 * Ask before something is left that is not kept; gives what is called when it may be lost or is kept.
 *
 * `isStill` says of the place one goes to that it is the same thing; then nobody is asked.
 */
export function useUnsaved(
  isChanged: boolean,
  words: Words,
  isStill: (search: object) => boolean = () => true,
): () => void {
  const isDone = useRef(false);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      const isStaying = next.pathname === current.pathname && isStill(next.search);
      if (isDone.current || isStaying) return false;
      return !(await ask(words));
    },
    enableBeforeUnload: () => !isDone.current,
    disabled: !isChanged,
  });
  return () => {
    isDone.current = true;
  };
}
