/** The fields of a pooled record that say something, as text. */
export function shownFields(fields: Record<string, unknown>): [string, string][] {
  return Object.entries(fields)
    .map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(", ") : String(value ?? ""),
    ])
    .filter(([, value]) => value !== "");
}

/** A choice with one more in it, or without one that was. */
export function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
