import { dayIn, momentIn } from "@/lib/when";

import type { Item } from "./queries";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = "09:00";

export type Later = "hour" | "tomorrow" | "week";
export const LATER: Later[] = ["hour", "tomorrow", "week"];

/** When something comes back that is put off: mornings are those of the member's own zone. */
export function momentOf(later: Later, zone: string, now = new Date()): string {
  if (later === "hour") return new Date(now.getTime() + HOUR).toISOString();
  const days = later === "tomorrow" ? 1 : daysToMonday(dayIn(zone, now));
  return momentIn(zone, dayIn(zone, new Date(now.getTime() + days * DAY)), MORNING);
}

function daysToMonday(day: string): number {
  return 7 - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
}

const BAD = new Set<string>(["overdue", "slipping", "stalled", "unanswered"]);

/** Which sentence says a reason of an item, and whether it is bad, needs a look or is only told. */
export function toneOf(reason: Item["reasons"][number]) {
  if (BAD.has(reason)) return "bad" as const;
  return reason === "adrift" ? ("quiet" as const) : ("attention" as const);
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
