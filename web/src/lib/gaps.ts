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

function texts(node: Node): string[] {
  if (node.type === "blockquote") return [];
  if (typeof node.text === "string") return [node.text];
  return (node.content ?? []).flatMap(texts);
}
