import { useQuery, useSuspenseQuery } from "@tanstack/react-query";

import { useScope } from "../use-scope";
import { freshOutlookQuery, outlookQuery } from "./queries";

/** The forecast the address asks for, and which of its periods is looked at. */
export function useOutlook() {
  const { scope, search, set } = useScope();
  const ask = {
    ...(search.everywhere ? { everywhere: true } : { pipeline_id: scope.pipeline_id }),
    owner_id: scope.owner_id,
    team_id: scope.team_id,
  };
  const { data } = useSuspenseQuery(outlookQuery({ ...ask, as_of: scope.as_of }));
  useQuery({ ...freshOutlookQuery(ask), enabled: data.is_stale && !data.is_renewing });
  const at = Math.max(
    0,
    data.periods.findIndex((one) => keyOf(one) === search.ahead),
  );
  const withZombies = search.zombies === "1";
  return { outlook: data, period: data.periods[at], withZombies, search, set };
}

/** "month", "month-next", "quarter": what the address calls a period. */
export function keyOf(one: { unit: string; is_current: boolean }): string {
  return one.is_current ? one.unit : `${one.unit}-next`;
}
