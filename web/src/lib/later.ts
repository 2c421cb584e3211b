import { dayIn, momentIn } from "./when";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = "09:00";
const EVENING = "18:00";

export type Later = "hour" | "evening" | "tomorrow" | "week";
export const LATER: Later[] = ["hour", "tomorrow", "week"];

/** Until when a task may be put off: the evening, as long as it has not begun. */
export function snoozesAt(zone: string, now = new Date()): Later[] {
  const isEvening = momentOf("evening", zone, now) <= now.toISOString();
  return ["hour", ...(isEvening ? [] : (["evening"] as const)), "tomorrow", "week"];
}

/** When something comes back that is put off: mornings are those of the member's own zone. */
export function momentOf(later: Later, zone: string, now = new Date()): string {
  if (later === "hour") return new Date(now.getTime() + HOUR).toISOString();
  if (later === "evening") return momentIn(zone, dayIn(zone, now), EVENING);
  const days = later === "tomorrow" ? 1 : daysToMonday(dayIn(zone, now));
  return momentIn(zone, dayIn(zone, new Date(now.getTime() + days * DAY)), MORNING);
}

function daysToMonday(day: string): number {
  return 7 - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
}
