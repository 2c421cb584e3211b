import type { Schema } from "@/api/client";

import type { ContactKind } from "../before-queries";

export type Done = Schema["DoneOut"];
export type Middle = Schema["MedianOut"];
export type DoneColumn = keyof Middle;

/** In the order of a day's work: what was done, and what came of it. */
export const DONE_COLUMNS = [
  "calls",
  "connect_rate",
  "meetings",
  "mails",
  "messages",
  "notes",
  "tasks_done",
  "on_time",
  "new_deals",
  "leads",
  "contact_rate",
  "median_minutes",
  "within_hour",
  "within_agreed",
] as const satisfies DoneColumn[];

/** How many things a ratio is made of; a count is its own n. */
const N = {
  connect_rate: "calls_judged",
  on_time: "tasks_due",
  contact_rate: "leads_due",
  median_minutes: "leads_due",
  within_hour: "leads_due",
  within_agreed: "leads_due",
} as const;
export const SHARES: DoneColumn[] = [
  "connect_rate",
  "on_time",
  "contact_rate",
  "within_hour",
  "within_agreed",
];
export const CONTACTS: Partial<Record<DoneColumn, ContactKind>> = {
  calls: "calls",
  meetings: "meetings",
  mails: "mails",
  messages: "messages",
  notes: "notes",
};

/** What a ratio is made of; undefined for a count. */
export function nOf(done: Done, column: DoneColumn): number | undefined {
  return column in N ? done[N[column as keyof typeof N]] : undefined;
}
