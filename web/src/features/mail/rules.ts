import type { Letter, Mailbox, Party } from "@/api/mail";

import type { Box } from "./queries";

export const BOXES: Box[] = ["inbox", "unmatched", "sent", "done", "all"];
/** What is not a box of threads but of what one has written oneself. */
export const ON_ITS_WAY = "outgoing";

const ADDRESS = /^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$/;
const NAMED = /^\s*"?([^"<]*?)"?\s*<([^<>]*)>\s*$/;

export function isAddress(text: string): boolean {
  return text.length <= 320 && ADDRESS.test(text);
}

export function areAddresses(parties: Party[]): boolean {
  return parties.every(({ address }) => isAddress(address));
}

/** `Ada King <ada@example.com>`, as people write it. */
export function partyText({ name, address }: Party): string {
  return name ? `${name} <${address}>` : address;
}

/** What was typed, whether it is an address or not: nothing typed is lost. */
export function partyOf(text: string): Party {
  const [, name = "", address = text] = text.match(NAMED) ?? [];
  return { name: name.trim(), address: address.trim() };
}

export function partiesOf(text: string | undefined): Party[] {
  return (text ?? "")
    .split(/[,;，；]/)
    .filter((one) => one.trim())
    .map(partyOf);
}

/** Whom the server may be told of: it refuses what is no address. */
export function sendable(parties: Party[]): Party[] {
  return parties.filter(({ address }) => isAddress(address));
}

export function shownName({ name, address }: Party): string {
  return name || address;
}

/** Names one after the other; what stands between them is the language's. */
export function namesOf(parties: Party[], separator: string): string {
  return parties.map(shownName).join(separator);
}

export type AnswerKind = "reply" | "all" | "forward";

/** To whom an answer goes; what I wrote last myself is followed by more to the same people. */
export function receiversOf(
  { direction, sender, to, cc }: Letter,
  kind: AnswerKind,
  own: ReadonlySet<string>,
): { to: Party[]; cc: Party[] } {
  if (kind === "forward") return { to: [], cc: [] };
  const first = direction === "out" ? to : sender ? [sender] : [];
  if (kind === "reply") return { to: first, cc: [] };
  const known = new Set(first.map(({ address }) => address.toLowerCase()));
  const others = (direction === "out" ? cc : [...to, ...cc]).filter(({ address }) => {
    const isNew = !known.has(address.toLowerCase()) && !own.has(address.toLowerCase());
    known.add(address.toLowerCase());
    return isNew;
  });
  return { to: first, cc: others };
}

const MARKS = /^\s*(re|aw|sv|fwd?|wg|回复|答复|转发)(\[\d+\])?\s*[:：]\s*/i;

/** A subject with one mark of answering or forwarding, however many it had. */
export function subjectOf(subject: string, kind: AnswerKind): string {
  let plain = subject;
  while (MARKS.test(plain)) plain = plain.replace(MARKS, "");
  return `${kind === "forward" ? "Fwd" : "Re"}: ${plain}`.trim();
}

/** The mailbox an answer leaves from: that of the thread, else the first of one's own. */
export function mailboxFor(mailboxes: Mailbox[], threadsOwn?: string): Mailbox | undefined {
  const mine = mailboxes.filter(({ is_mine }) => is_mine);
  return mailboxes.find(({ id }) => id === threadsOwn) ?? mine[0] ?? mailboxes[0];
}

/** The one after or before in a list; from nowhere the first. */
export function neighbourOf<Item extends { id: string }>(
  items: Item[],
  id: string | undefined,
  by: -1 | 1,
): Item | undefined {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items[0];
  return items[Math.min(Math.max(at + by, 0), items.length - 1)];
}

/** What is in hand when one leaves the list: the one after it, at the end the one before. */
export function nextOf<Item extends { id: string }>(items: Item[], id: string): Item | undefined {
  const at = items.findIndex((item) => item.id === id);
  return items[at + 1] ?? items[at - 1];
}
