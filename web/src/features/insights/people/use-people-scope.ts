import { useMemo } from "react";

import { presetPeriod } from "../period";
import { useScope } from "../use-scope";

/** The filters of what is said of members; where no period is chosen, it is this quarter. */
export function usePeopleScope() {
  const { scope, carried, search, set, today } = useScope();
  const usual = useMemo(() => presetPeriod("thisQuarter", today), [today]);
  const hasPeriod = Boolean(carried.from || carried.to);
  const period = hasPeriod ? { from: carried.from, to: carried.to } : usual;
  const ask = useMemo(() => {
    const { due_from: _from, due_to: _to, ...rest } = scope;
    return hasPeriod ? rest : { ...rest, ...usual };
  }, [scope, hasPeriod, usual]);
  const { owner_id: _owner, team_id: _team, ...own } = ask;
  return { usual, period, ask, own, carried, search, set };
}
