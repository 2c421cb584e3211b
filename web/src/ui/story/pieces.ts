import type { Doc } from "@/api/notes";

/** Of a single paragraph only its words, so that the line they are put into stays one. */
export function piecesOf(doc: Doc): Doc[] {
  const blocks = doc.content ?? [];
  const [only] = blocks;
  return blocks.length === 1 && only?.type === "paragraph" ? (only.content ?? []) : blocks;
}
