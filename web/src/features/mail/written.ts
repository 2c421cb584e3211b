import type { Letter } from "@/api/mail";
import type { Doc } from "@/api/notes";

import { partyText, shownName } from "./rules";

/** Longer letters are quoted as far as this: a document of the server has a bound too. */
const MOST_LINES = 1500;
const SIGNS = "-- ";

function said(text: string): Doc[] {
  return text ? [{ type: "text", text }] : [];
}

/** A paragraph of a text, its lines broken as they were. */
function paragraph(text = ""): Doc {
  const content = text
    .split("\n")
    .slice(0, MOST_LINES)
    .flatMap((line, at) => [...(at ? [{ type: "hardBreak" }] : []), ...said(line)]);
  return { type: "paragraph", ...(content.length > 0 && { content }) };
}

export function textOf(node: Doc): string {
  if (node.type === "text") return String(node.text ?? "");
  if (node.type === "hardBreak") return "\n";
  return (node.content ?? []).map(textOf).join("");
}

function signed(signature: string): Doc[] {
  return signature.trim() ? [paragraph(`${SIGNS}\n${signature.trim()}`)] : [];
}

/** An empty letter over its signature, and over what it answers. */
export function letterDoc(signature: string, below: Doc[] = []): Doc {
  return { type: "doc", content: [paragraph(), ...signed(signature), ...below] };
}

/** The same letter signed as another mailbox signs; where the signature was rewritten it stays. */
export function signedAnew(doc: Doc, before: string, after: string): Doc {
  const content = doc.content ?? [];
  const [old] = signed(before);
  if (!old) {
    const isBare = content.length <= 1;
    return isBare ? { ...doc, content: [...content, ...signed(after)] } : doc;
  }
  const at = content.findIndex((node) => textOf(node) === textOf(old));
  if (at < 0) return doc;
  return { ...doc, content: [...content.slice(0, at), ...signed(after), ...content.slice(at + 1)] };
}

/** What is answered, below a line that says who wrote it and when. */
export function quoted(letter: Letter, headline: string): Doc[] {
  const text = [letter.said, letter.quoted].filter(Boolean).join("\n\n").trim();
  // The editor ends every text with a paragraph: without it, it would begin by changing the letter.
  return [paragraph(headline), { type: "blockquote", content: [paragraph(text)] }, paragraph()];
}

type Words = { head: string; from: string; at: string; to: string; subject: string };

/** What is passed on: its head in the words of whoever passes it on, then its text. */
export function forwarded(letter: Letter, words: Words, at: string): Doc[] {
  const head = [
    words.head,
    `${words.from} ${letter.sender ? partyText(letter.sender) : ""}`,
    `${words.at} ${at}`,
    `${words.to} ${letter.to.map(shownName).join(", ")}`,
    `${words.subject} ${letter.subject}`,
  ];
  const text = [letter.said, letter.quoted].filter(Boolean).join("\n\n").trim();
  return [paragraph(head.join("\n")), paragraph(text)];
}

/** A template above what stands below one's own words: the signature, and what is answered. */
export function withTemplate(doc: Doc | null, begun: Doc | null, template: Doc): Doc {
  const now = doc?.content ?? [];
  const end = endOfOwn(now, begun?.content ?? []);
  const own = now.slice(0, end);
  const isBlank = own.every((node) => textOf(node).trim() === "");
  const content = [...(isBlank ? [] : own), ...(template.content ?? []), ...now.slice(end)];
  return { type: "doc", content };
}

/** Where a signature or a quote begins; failing that, what stood second from the beginning. */
function endOfOwn(now: Doc[], begun: Doc[]): number {
  const below = now.findIndex(
    (node, at) => textOf(node).startsWith(`${SIGNS}\n`) || now[at + 1]?.type === "blockquote",
  );
  if (below >= 0) return below;
  const second = begun[1] && textOf(begun[1]);
  const found = second ? now.findIndex((node) => textOf(node) === second) : -1;
  return found < 0 ? now.length : found;
}
