import { dayIn, momentIn } from "./when";

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
