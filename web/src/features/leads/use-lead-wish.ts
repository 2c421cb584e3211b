import { useDebouncedValue } from "@mantine/hooks";

import { usePlace } from "@/lib/place";

import type { LeadState, Wish } from "./queries";
import { STATES } from "./rules";

export const NOBODY = "nobody";

/** What the address says about the inbox: state, owner, filter, text. */
export function useLeadWish() {
  const { search, set } = usePlace();
  const [q] = useDebouncedValue(search.q, 150);
  const state: LeadState = STATES.find((one) => one === search.state) ?? "new";
  const wish: Wish = {
    state,
    ...(search.owner === NOBODY && { unowned: true }),
    ...(search.owner && search.owner !== NOBODY && { owner_id: search.owner }),
    ...(search.filter && { filter: search.filter }),
    ...(q && { q }),
  };
  return { wish, state, search, set };
}
