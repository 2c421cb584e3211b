import type { NewNote } from "@/api/notes";
import { endOfDayIn } from "@/lib/when";

import type { Outcome } from "./kinds";

/** What is said of a contact beside its text, as it is being typed. */
export type Contact = {
  outcome?: Outcome | null;
  minutes?: number | null;
  place?: string;
  spot?: { latitude: string; longitude: string } | null;
  nextTitle?: string;
  nextDay?: string | null;
};

/** The task that follows; none where nothing is said. */
export function stepOf({ nextTitle, nextDay }: Contact, zone: string): NewNote["next_step"] {
  const title = nextTitle?.trim();
  if (!title) return undefined;
  return { title, ...(nextDay && { due_at: endOfDayIn(zone, nextDay), all_day: true }) };
}
