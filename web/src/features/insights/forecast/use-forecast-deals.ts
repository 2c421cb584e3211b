import type { DealsOf } from "../deals-link";
import { useScope } from "../use-scope";
import type { Outlook, PeriodAhead } from "./queries";

type Name = "forecast_won" | "forecast_open" | "forecast_due";

/** The deals a forecast was made of, as it knew them, and the way back to it. */
export function useForecastDeals(outlook: Outlook, period: Pick<PeriodAhead, "from" | "to">) {
  const { carried, search } = useScope();
  const { everywhere, ahead, zombies } = search;
  return (figure: Name, what: string): DealsOf => ({
    figure,
    what,
    owner: outlook.owner_id ?? undefined,
    team: outlook.team_id ?? undefined,
    period: { from: period.from, to: period.to },
    cell: { day: outlook.day ?? undefined },
    back: { page_owner: carried.owner, page_team: carried.team, everywhere, ahead, zombies },
  });
}
