import { useDebouncedValue } from "@mantine/hooks";

import { usePlace } from "@/lib/place";

import type { LeadState, Wish } from "./queries";
import { STATES } from "./rules";

export const NOBODY = "nobody";
/** The inbox as it is when nothing narrows it down. */
export const NONE = { q: undefined, owner: undefined, filter: undefined };

/** What the address says about the inbox: state, owner, filter, text, and how it is shown. */
export function useLeadWish() {
  const { search, set } = usePlace();
  const [q] = useDebouncedValue(search.q, 150);
  const state: LeadState = STATES.find((one) => one === search.state) ?? "new";
  const isTable = search.as === "table";
  const wish: Wish = {
    state,
    ...(search.owner === NOBODY && { unowned: true }),
    ...(search.owner && search.owner !== NOBODY && { owner_id: search.owner }),
    ...(search.filter && { filter: search.filter }),
    ...(q && { q }),
    ...(isTable && search.sort && { sort: search.sort }),
  };
  const isFiltered = Boolean(search.q || search.owner || search.filter);
  return { wish, state, isFiltered, isTable, search, set };
}
