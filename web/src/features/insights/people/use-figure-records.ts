import { useTranslation } from "react-i18next";

import type { DealsOf } from "../deals-link";
import type { Records } from "../records-link";
import type { Beside, FigureName } from "./queries";
import { usePeopleScope } from "./use-people-scope";

type MadeOf = {
  deals?: Pick<DealsOf, "figure" | "view" | "cell">;
  contacts?: NonNullable<Records["contacts"]>["kind"];
  tasks?: "done" | "due";
  leads?: "cohort" | "due";
};

const WON = { deals: { figure: "period_won" } } as const;
const OPEN = { deals: { figure: "pipeline_open" } } as const;
const AT_RISK = { deals: { figure: "health", cell: { check: "at_risk" } } } as const;
/** Which records stand behind a figure; a ratio leads to all that it judges. */
const MADE_OF: Record<FigureName, MadeOf> = {
  won: WON,
  won_value: WON,
  size: WON,
  cycle_days: WON,
  win_rate: { deals: { figure: "period_closed" } },
  open: OPEN,
  open_value: OPEN,
  at_risk: AT_RISK,
  at_risk_value: AT_RISK,
  new_deals: { deals: { figure: "source_deal", view: "period" } },
  calls: { contacts: "calls" },
  meetings: { contacts: "meetings" },
  mails: { contacts: "mails" },
  messages: { contacts: "messages" },
  tasks_done: { tasks: "done" },
  on_time: { tasks: "due" },
  leads: { leads: "cohort" },
  answer_minutes: { leads: "due" },
};

/** From a member's figure to what it is made of. */
export function useFigureRecords() {
  const { t } = useTranslation("coaching");
  const { period } = usePeopleScope();
  return (who: { member_id: string; name: string }, one: Beside | undefined) => {
    if (!one || one.n === 0 || (one.value === null && one.amount === null)) return undefined;
    const { deals, contacts, tasks, leads } = MADE_OF[one.figure];
    const of = { what: `${who.name}: ${t(`figure.${one.figure}`)}`, owner: who.member_id };
    const records: Records = {
      ...(deals && { deals: { ...deals, ...of, period } }),
      ...(contacts && { contacts: { kind: contacts, ...of } }),
      ...(tasks && { tasks: { figure: tasks, ...of, period } }),
      ...(leads && { leads: { figure: leads, ...of, period } }),
    };
    return records;
  };
}
