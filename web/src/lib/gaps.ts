/** What a letter still lacks: `{{person.name}}` is a field, `[[the price]]` what only its writer knows. */
export const GAP = /\{\{\s*([a-z_.]+)\s*(?:\|[^{}|]*)?\}\}|\[\[([^[\]]{1,80})\]\]/g;

export type Gap = { field: string; note?: undefined } | { note: string; field?: undefined };
type Node = { type: string; text?: unknown; content?: Node[] };

/** Find what is not filled in, each once. What others wrote, below, is not looked at. */
export function gapsIn(subject: string, doc: Node | null): Gap[] {
  const found = new Map<string, Gap>();
  for (const text of [subject, ...(doc ? texts(doc) : [])])
    for (const [, field, note] of text.matchAll(GAP)) {
      const gap: Gap = field ? { field } : { note: note ?? "" };
      found.set(JSON.stringify(gap), gap);
    }
  return [...found.values()];
}

type Part = { at: number; said: string; gap?: Gap };

/** Cut a text at its gaps. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const found of text.matchAll(GAP)) {
    const [said, field, note] = found;
    if (found.index > done) parts.push({ at: done, said: text.slice(done, found.index) });
    parts.push({ at: found.index, said, gap: field ? { field } : { note: note ?? "" } });
    done = found.index + said.length;
  }
  if (done < text.length) parts.push({ at: done, said: text.slice(done) });
  return parts;
}

function texts(node: Node): string[] {
  if (node.type === "blockquote") return [];
  if (typeof node.text === "string") return [node.text];
  return (node.content ?? []).flatMap(texts);
}
