import { useMemo } from "react";

import { presetPeriod } from "./period";
import { useScope } from "./use-scope";

/** The filters of the waterfall: where no period is chosen, it is this quarter. */
export function useChangesScope() {
  const { scope, carried, today } = useScope();
  const usual = useMemo(() => presetPeriod("thisQuarter", today), [today]);
  const hasPeriod = Boolean(carried.from || carried.to);
  return {
    usual,
    ask: hasPeriod ? scope : { ...scope, ...usual },
    period: hasPeriod ? { from: carried.from, to: carried.to } : usual,
  };
}
