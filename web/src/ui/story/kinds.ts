import {
  IconBrandWechat,
  IconDeviceMobileMessage,
  IconMail,
  IconMapPin,
  IconNote,
  IconPhone,
  IconPresentation,
  IconUsers,
} from "@tabler/icons-react";

import type { NoteData, NoteKind } from "@/api/notes";

export const KINDS: NoteKind[] = [
  "note",
  "call",
  "meeting",
  "visit",
  "chat",
  "demo",
  "email",
  "sms",
];
export const ICONS = {
  note: IconNote,
  call: IconPhone,
  meeting: IconUsers,
  visit: IconMapPin,
  chat: IconBrandWechat,
  demo: IconPresentation,
  email: IconMail,
  sms: IconDeviceMobileMessage,
};
const APPOINTMENT = ["held", "no_show", "cancelled"] as const;
const CALL = ["reached", "no_answer", "voicemail", "wrong_number"] as const;
export type Outcome = (typeof APPOINTMENT)[number] | (typeof CALL)[number];

/** How a contact of a kind can have gone; the server refuses others. */
export function outcomesOf(kind: NoteKind): readonly Outcome[] {
  if (kind === "call") return CALL;
  return kind === "meeting" || kind === "visit" || kind === "demo" ? APPOINTMENT : [];
}

/** What its author did: a letter was received or sent, other contacts were written down. */
export function didOf({ kind, letter_id, is_incoming }: NoteData) {
  if (!letter_id) return kind;
  return is_incoming ? "email_in" : "email_out";
}
