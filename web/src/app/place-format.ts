type Place = Record<string, string>;

/** Addresses stay readable: `?owner=7&q=acme`, every value a string, nothing quoted. */
export function parsePlace(search: string): Place {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writePlace(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}
