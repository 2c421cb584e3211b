import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";

type Page<Item> = { items: Item[]; next?: string | null | undefined; total?: number | null };
type Load<Item> = (after: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;

/** A list that the server hands out page by page. */
export function pagesOf<Item>(queryKey: QueryKey, load: Load<Item>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** All items read so far, and how many there are in all if the server said so. */
export function flatten<Item>(data: { pages: Page<Item>[] } | undefined) {
  const pages = data?.pages ?? [];
  return { items: pages.flatMap((page) => page.items), total: pages[0]?.total ?? null };
}
