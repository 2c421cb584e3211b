import { useQueries } from "@tanstack/react-query";
import { createContext, type ReactNode, use } from "react";

import { dealHealthQueries, type Health, judgedOf } from "@/api/health";

const RisksContext = createContext<ReadonlyMap<string, Health> | undefined>(undefined);

type Props = { ids: string[]; children: ReactNode };

/** Tells cards and rows what puts their deals at risk; asked for all of a screen at once, once they are there. */
export function Risks({ ids, children }: Props) {
  // Not by `combine`: a map is never the same twice, and would have it drawn without end.
  const risks = judgedOf(useQueries({ queries: dealHealthQueries(ids) }));
  return <RisksContext value={risks}>{children}</RisksContext>;
}

export function useRisk(dealId: string): Health | undefined {
  return use(RisksContext)?.get(dealId);
}
