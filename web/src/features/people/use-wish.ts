import { useDebouncedValue } from "@mantine/hooks";

import { usePlace } from "@/lib/place";

import type { Sort, Wish } from "./queries";

/** What the address says about a list: text, owner, order. */
export function useWish() {
  const { search, set } = usePlace();
  const sort = search.sort as Sort | undefined;
  const [q] = useDebouncedValue(search.q, 150);
  const wish: Wish = {
    ...(q && { q }),
    ...(search.owner && { owner_id: search.owner }),
    ...(search.group && { group_id: search.group }),
    ...(search.filter && { filter: search.filter }),
    ...(sort && { sort }),
  };
  return { wish, search, set };
}
