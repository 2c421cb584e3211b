import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { dealCriteriaQuery, refusalsOf } from "./criteria";

const FRESH = 10_000;

/** What would refuse the card in hand, while it is there: by stage, and `won`. */
export function useRefusals(dealId: string | undefined): ReadonlyMap<string, string> {
  const found = useQuery({
    ...dealCriteriaQuery(dealId ?? ""),
    enabled: dealId !== undefined,
    staleTime: FRESH,
  }).data;
  return useMemo(() => refusalsOf(dealId ? found : undefined), [dealId, found]);
}
