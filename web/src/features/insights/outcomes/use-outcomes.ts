import { useSuspenseQuery } from "@tanstack/react-query";

import { outcomesQuery } from "../process-queries";
import type { Scope } from "../queries";
import { useScope } from "../use-scope";

/** Won and lost under the filters of the address, or those of another side. */
export function useOutcomes(there?: Scope) {
  const { scope, search } = useScope();
  const by = search.by ?? "owner";
  return useSuspenseQuery(outcomesQuery({ ...(there ?? scope), by })).data;
}
