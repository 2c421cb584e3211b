import { useMemo } from "react";

import { presetPeriod } from "./period";
import { useScope } from "./use-scope";

/** The filters of what stands before and around the deal: of every pipeline. */
export function useBeforeScope() {
  const { scope, carried, search, set } = useScope();
  const { source, campaign } = search;
  const ask = useMemo(() => {
    const { pipeline_id: _, due_from: _from, due_to: _to, ...rest } = scope;
    return {
      ...rest,
      ...(source && { source_id: source }),
      ...(campaign && { campaign_id: campaign }),
    };
  }, [scope, source, campaign]);
  return { ask, carried, search, set };
}

/** The same; where no period is chosen, it is this quarter. */
export function useQuarterScope() {
  const { today } = useScope();
  const { ask, carried, search, set } = useBeforeScope();
  const usual = useMemo(() => presetPeriod("thisQuarter", today), [today]);
  const hasPeriod = Boolean(carried.from || carried.to);
  const period = hasPeriod ? { from: carried.from, to: carried.to } : usual;
  return { usual, period, search, set, carried, ask: hasPeriod ? ask : { ...ask, ...usual } };
}
