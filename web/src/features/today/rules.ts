import type { Item } from "./queries";

const BAD = new Set<string>(["overdue", "slipping", "stalled", "unanswered"]);
const QUIET = new Set<string>(["adrift", "idle", "single_threaded"]);

/** Which sentence says a reason of an item, and whether it is bad, needs a look or is only told. */
export function toneOf(reason: Item["reasons"][number]) {
  if (BAD.has(reason)) return "bad" as const;
  return QUIET.has(reason) ? ("quiet" as const) : ("attention" as const);
}

/** Where the hand goes when an item has left the queue: to the one that took its place. */
export function neighbourOf(
  items: Item[],
  id: string | undefined,
  by: -1 | 0 | 1,
): Item | undefined {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items[0];
  return items[Math.min(Math.max(at + by, 0), items.length - 1)];
}
