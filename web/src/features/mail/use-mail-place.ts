import { usePlace } from "@/lib/place";

import type { Box, Wish } from "./queries";
import { type AnswerKind, BOXES, ON_ITS_WAY } from "./rules";

/** Where one is in the mail; all of it stands in the address. */
export function useMailPlace() {
  const { search, set } = usePlace();
  const box: Box = BOXES.find((one) => one === search.box) ?? "inbox";
  const { mailbox, template, q = "" } = search;
  const wish: Wish = { box, mailbox, template, q };
  const leave = { thread: undefined, letter: undefined, answer: undefined, of: undefined };
  return {
    search,
    set,
    wish,
    isOnItsWay: search.box === ON_ITS_WAY,
    threadId: search.thread,
    letterId: search.letter,
    /** On a phone one goes up from the threads to the boxes. */
    isAtBoxes: search.pane === "boxes",
    go: (threadId: string | undefined, { replace = false } = {}) =>
      set({ ...leave, thread: threadId }, { replace }),
    look: (change: { box?: string | undefined; mailbox?: string | undefined }) =>
      set({ ...leave, pane: undefined, template: undefined, ...change }),
    answer: (kind: AnswerKind | undefined, letterId?: string) =>
      set({ answer: kind, of: letterId }, { replace: true }),
  };
}
