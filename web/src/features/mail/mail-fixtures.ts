import { HttpResponse, http } from "msw";

import type { Letter, Mailbox, Thread } from "@/api/mail";

import type { Outgoing, ThreadLine } from "./queries";

const ME = {
  member: { id: "me", name: "Mo Li", time_zone: "UTC", language: "en" },
  workspace: { id: 1, name: "Ours", currency: "CNY" },
  can: ["read", "write"],
};
export const ADA = { name: "Ada King", address: "ada@buyer.example" };

export function mailboxOf(part: Partial<Mailbox> = {}): Mailbox {
  const known = { id: "box", address: "mo@ours.example", is_mine: true, signature: "Mo" };
  return { ...known, state: "working", sight: "private", version: 1, ...part } as Mailbox;
}

export function letterOf(part: Partial<Letter> = {}): Letter {
  return {
    ...{ id: "letter", direction: "in", nature: "person", sender: ADA, subject: "Ten desks" },
    ...{ to: [{ name: "Mo Li", address: "mo@ours.example" }], cc: [], attachments: [] },
    ...{ sent_at: "2026-11-20T08:00:00Z", said: "How much are ten desks?", quoted: "" },
    ...{ has_html: false, has_remote: false, is_whole: true, is_read: true, is_flagged: false },
    ...part,
  } as Letter;
}

export function threadOf(part: Partial<Thread> = {}): Thread {
  const known = { id: "thread", mailbox_id: "box", subject: "Ten desks", is_done: false };
  return {
    ...known,
    assignee_id: null,
    is_mine: true,
    about: {},
    letters: [letterOf()],
    follow_ups: [],
    version: 1,
    ...part,
  };
}

export function lineOf(part: Partial<ThreadLine> = {}): ThreadLine {
  return {
    ...{
      id: "thread",
      mailbox_id: "box",
      subject: "Ten desks",
      assignee_id: null,
      snippet: "How much",
      others: [ADA],
    },
    ...{ at: "2026-11-20T08:00:00Z", letters: 1, unread: 0, has_attachments: false, version: 1 },
    ...{ is_done: false, is_flagged: false },
    ...{ deal_id: null, lead_id: null, person_id: null, company_id: null },
    ...part,
  };
}

export function outgoingOf(part: Partial<Outgoing> = {}): Outgoing {
  return {
    ...{ id: "out", mailbox_id: "box", thread_id: null, answers_id: null, letter_id: null },
    ...{ to: [ADA], cc: [], bcc: [], subject: "Desks", text: "Hello", doc: null, state: "draft" },
    ...{ problem: "", problem_text: "", send_at: null, sent_at: null, enclosures: [], version: 1 },
    ...{ updated_at: "2026-11-20T08:00:00Z", template_id: null, follow_up_at: null },
    ...part,
  } as Outgoing;
}

type Served = {
  mailboxes?: Mailbox[];
  lines?: ThreadLine[];
  threads?: Thread[];
  outgoing?: Outgoing[];
  seen?: object[];
};

/** What the server answers to whoever reads. */
export function mailOf({
  mailboxes = [mailboxOf()],
  lines = [lineOf()],
  threads = [threadOf()],
  outgoing = [],
  seen = [],
}: Served = {}) {
  return [
    http.get("*/api/v1/me", () => HttpResponse.json(ME)),
    http.get("*/api/v1/mailboxes", () => HttpResponse.json({ items: mailboxes })),
    http.get("*/api/v1/members", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/mail-templates", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/outgoing", () => HttpResponse.json({ items: outgoing })),
    http.get("*/api/v1/threads", () => {
      const unread = lines.filter((line) => line.unread > 0).length;
      return HttpResponse.json({ items: lines, unread, next: null });
    }),
    http.get("*/api/v1/suppressed", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/tracking", () =>
      HttpResponse.json({ default: "off", domain: "", checked_at: null }),
    ),
    http.get("*/api/v1/threads/:id/sightings", () => HttpResponse.json({ items: seen })),
    http.get("*/api/v1/threads/:id", ({ params }) =>
      HttpResponse.json(threads.find(({ id }) => id === params.id)),
    ),
  ];
}
