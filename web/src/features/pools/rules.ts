/** The fields of a pooled record that say something, as text. */
export function shownFields(fields: Record<string, unknown>): [string, string][] {
  return Object.entries(fields)
    .map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(", ") : String(value ?? ""),
    ])
    .filter(([, value]) => value !== "");
}
