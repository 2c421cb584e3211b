/** The part of the address that narrows deals down: the same for board and list. */
type Place = Record<string, string | undefined>;

const NAMES = { owner: "owner_id", q: "q", filter: "filter" } as const;
const FILTERS = Object.keys(NAMES) as (keyof typeof NAMES)[];

export type DealQuery = { owner_id?: string; q?: string; filter?: string };

/** From the address to what the API is asked; an empty wish is no wish. */
export function toQuery(place: Place): DealQuery {
  const asked = FILTERS.flatMap((name) => {
    const value = place[name]?.trim();
    return value ? [[NAMES[name], value]] : [];
  });
  return Object.fromEntries(asked);
}

export function isFiltered(place: Place): boolean {
  return Object.keys(toQuery(place)).length > 0;
}

export function withoutFilters(): Record<string, undefined> {
  return Object.fromEntries(FILTERS.map((name) => [name, undefined]));
}
