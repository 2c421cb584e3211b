/** The part of the address that narrows deals down: the same for board and list. */
type Place = Record<string, string | undefined>;

const FILTERS = ["owner", "q", "min", "max", "from", "to", "tag"] as const;

export type DealQuery = {
  owner_id?: string;
  q?: string;
  value_min?: string;
  value_max?: string;
  close_from?: string;
  close_to?: string;
  tag?: string;
};

const NAMES: Record<(typeof FILTERS)[number], keyof DealQuery> = {
  owner: "owner_id",
  q: "q",
  min: "value_min",
  max: "value_max",
  from: "close_from",
  to: "close_to",
  tag: "tag",
};

/** From the address to what the API is asked; an empty or senseless wish is no wish. */
export function toQuery(place: Place): DealQuery {
  const asked = FILTERS.flatMap((name) => {
    const value = place[name]?.trim();
    return value && isSensible(name, value) ? [[NAMES[name], value]] : [];
  });
  return Object.fromEntries(asked);
}

/** Somebody may edit the address: what is no number or day would only be refused. */
function isSensible(name: (typeof FILTERS)[number], value: string): boolean {
  if (name === "min" || name === "max") return Number(value) >= 0;
  if (name === "from" || name === "to") return /^\d{4}-\d\d-\d\d$/.test(value);
  return true;
}

export function isFiltered(place: Place): boolean {
  return Object.keys(toQuery(place)).length > 0;
}

export function withoutFilters(): Place {
  return Object.fromEntries(FILTERS.map((name) => [name, undefined]));
}
