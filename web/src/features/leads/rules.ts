import type { Lead, LeadState } from "./queries";

export const STATES: LeadState[] = ["new", "working", "recycled", "qualified", "disqualified"];
export type Act = "qualify" | "disqualify" | "recycle" | "assign" | "work" | "reopen";
export type Clock = { tone: "good" | "attention" | "bad"; minutes: number };

/** Of a company or person: another than those that are suggested, not chosen yet. */
export const OTHER = "other";
const MINUTE = 60_000;
const SOON = 15;

/** How a lead is called: by the person, or where nobody is known by the company. */
/** What a lead is about, in a line. */
export function aboutOf(lead: Lead): string {
  const about = [lead.name ? lead.company_name : "", lead.title].filter(Boolean).join(" · ");
  return about || lead.email || lead.phone;
}

export function nameOf(lead: Pick<Lead, "name" | "company_name">): string {
  return lead.name || lead.company_name;
}

/** What can be done with a lead in its state. */
export function actsOf(state: LeadState): Act[] {
  if (state === "new") return ["qualify", "work", "disqualify", "recycle", "assign"];
  if (state === "working") return ["qualify", "disqualify", "recycle", "assign"];
  if (state === "recycled") return ["qualify", "reopen", "disqualify", "assign"];
  return state === "disqualified" ? ["reopen"] : [];
}

/** How long the first answer may still take, in minutes; past its time they are negative. */
export function clockOf(lead: Lead, now: number): Clock | null {
  if (lead.first_contact_at || !lead.answer_due_at || lead.state !== "new") return null;
  const minutes = Math.floor((Date.parse(lead.answer_due_at) - now) / MINUTE);
  if (minutes < 0) return { tone: "bad", minutes };
  return { tone: minutes <= SOON ? "attention" : "good", minutes };
}

/** "45 min", "3 h", "2 d": minutes in the unit that says it shortest. */
export function unitOf(minutes: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const length = Math.abs(minutes);
  if (length < 60) return { unit: "minutes", count: length };
  if (length < 24 * 60) return { unit: "hours", count: Math.round(length / 60) };
  return { unit: "days", count: Math.round(length / (24 * 60)) };
}

/** Where the hand goes: to the one that takes the place of what leaves the list, or its neighbour. */
export function neighbourOf<Item extends { id: string }>(
  items: Item[],
  id: string | undefined,
  by: -1 | 0 | 1,
): Item | undefined {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items[0];
  return items[Math.min(Math.max(at + by, 0), items.length - 1)];
}

/** Who is in hand when a lead leaves the list: the one after it, or at the end the one before. */
export function nextOf<Item extends { id: string }>(items: Item[], leaving: Item | undefined) {
  return neighbourOf(items, leaving?.id, leaving?.id === items.at(-1)?.id ? -1 : 1);
}
