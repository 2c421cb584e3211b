import { useQuery } from "@tanstack/react-query";

import { useFieldAccess } from "@/api/me";

import { useScope } from "../use-scope";
import type { Targets } from "./fan";
import { type Outlook, type PeriodAhead, type Test, targetLineQuery } from "./queries";

/** What whoever is forecast means to win, month by month; it is drawn as soon as it is there. */
export function useFanTargets(outlook: Outlook, test: Test, ahead: PeriodAhead[]): Targets {
  const { scope } = useScope();
  const hidesValue = useFieldAccess("deal").hides("value");
  const [first] = [...test.trials, ...ahead];
  const last = ahead.at(-1);
  const { pipeline_id, team_id, owner_id } = outlook;
  const { data } = useQuery({
    ...targetLineQuery({
      from: first?.from ?? "",
      to: last?.to ?? "",
      ...(pipeline_id && { pipeline_id }),
      ...(team_id && { team_id }),
      ...(owner_id && { owner_id }),
      ...(scope.as_of && { as_of: scope.as_of }),
    }),
    enabled: Boolean(first && last && !hidesValue),
  });
  return new Map((data?.items ?? []).map(({ month, target }) => [month, Number(target)]));
}
