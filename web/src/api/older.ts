import { replaceEqualDeep } from "@tanstack/react-query";

type Mark = { asOf: string; times: number };

const SOON = 1000;
const LATEST = 30_000;
/** As of when an answer is that is out of date, and how many times on end it was. */
const marks = new WeakMap<object, Mark>();

/** Keep beside an answer that it is out of date (`Headwater-As-Of`): newer figures are under way. */
export function withAge<T>(data: T, response: Response): T {
  const asOf = response.headers.get("Headwater-As-Of");
  if (asOf && data && typeof data === "object") marks.set(data, { asOf, times: 1 });
  return data;
}

/** As of when the data of a query is, if it is out of date. */
export function asOfWhen(data: unknown): string | undefined {
  return oldest(data)?.asOf;
}

/**
 * How queries treat an answer that is out of date: they ask again by themselves, ever more seldom.
 *
 * What is equal is shared with the answer before; whether it is out of date is the new answer's.
 */
export const askingAgain = {
  structuralSharing(before: unknown, now: unknown) {
    const shared = replaceEqualDeep(before, now);
    const times = (oldest(before)?.times ?? 0) + 1;
    const found = parts(now).map((part) => marks.get(part));
    for (const [place, part] of parts(shared).entries()) {
      const mark = found[place];
      if (mark) marks.set(part, { ...mark, times });
      else marks.delete(part);
    }
    return shared;
  },
  refetchInterval({ state }: { state: { data: unknown } }) {
    const mark = oldest(state.data);
    return mark ? Math.min(SOON * 2 ** (mark.times - 1), LATEST) : false;
  },
};

function oldest(data: unknown): Mark | undefined {
  const found = parts(data).flatMap((part) => marks.get(part) ?? []);
  return found.sort((one, other) => one.asOf.localeCompare(other.asOf))[0];
}

/** The answers that the data of a query is made of: one, or one for each page. */
function parts(data: unknown): object[] {
  if (!data || typeof data !== "object") return [];
  return "pages" in data && Array.isArray(data.pages) ? data.pages : [data];
}
