import { useBeforeScope } from "../use-before-scope";

/** By source or campaign, as a cohort or as a period: as the address says. */
export function useSourcesAsk() {
  const { ask, search, set } = useBeforeScope();
  const by = search.by === "campaign" ? ("campaign" as const) : ("source" as const);
  const view = search.view === "period" ? ("period" as const) : ("cohort" as const);
  return { ask: { ...ask, by, view }, search, set };
}
