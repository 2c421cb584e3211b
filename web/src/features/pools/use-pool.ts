import { useSuspenseQuery } from "@tanstack/react-query";

import { poolsQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";

import type { Pool } from "./queries";

export const TABS = ["records", "mine", "log"] as const;

/** Which pool and which tab are on screen, as the address says. */
export function usePool() {
  const { search, set } = usePlace();
  const pools = useSuspenseQuery(poolsQuery()).data;
  const pool: Pool | undefined = pools.find(({ id }) => id === search.pool) ?? pools[0];
  const tab = TABS.find((one) => one === search.tab) ?? "records";
  return { pools, pool, tab, set };
}

export function poolName(pool: Pool, language: string): string {
  const [own, other] = language.startsWith("zh")
    ? [pool.name_zh, pool.name_en]
    : [pool.name_en, pool.name_zh];
  return own || other;
}
