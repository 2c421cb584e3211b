import type { Schema } from "@/api/client";

import type { ContactKind, LeadFigure, TaskFigure } from "../before-queries";
import type { Figure } from "../queries";

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

type MadeOf = { contacts?: ContactKind; tasks?: TaskFigure; leads?: LeadFigure; deals?: Figure };
/** Which records stand behind a column. */
export const MADE_OF: Record<DoneColumn, MadeOf> = {
  calls: { contacts: "calls" },
  connect_rate: { contacts: "calls_judged" },
  meetings: { contacts: "meetings" },
  mails: { contacts: "mails" },
  messages: { contacts: "messages" },
  notes: { contacts: "notes" },
  tasks_done: { tasks: "done" },
  on_time: { tasks: "due" },
  new_deals: { deals: "source_deal" },
  leads: { leads: "cohort" },
  contact_rate: { leads: "due" },
  median_minutes: { leads: "due" },
  within_hour: { leads: "due" },
  within_agreed: { leads: "due" },
};

/** What a ratio is made of; undefined for a count. */
export function nOf(done: Done, column: DoneColumn): number | undefined {
  return column in N ? done[N[column as keyof typeof N]] : undefined;
}
