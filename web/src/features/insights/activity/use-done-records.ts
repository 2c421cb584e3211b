import { useTranslation } from "react-i18next";

import type { Records } from "../records-link";
import { useQuarterScope } from "../use-before-scope";
import { type DoneColumn, MADE_OF } from "./done";

/** A member or a team, as it is asked for. */
export type Whose = { name: string; owner?: string; team?: string };

/** What a figure of somebody's work is made of; a ratio, of what it judges. */
export function useDoneRecords(column: DoneColumn, whose: Whose | undefined, n: number) {
  const { t } = useTranslation("before");
  const { period } = useQuarterScope();
  if (!whose || n === 0) return undefined;
  const { name, ...asked } = whose;
  const what = `${name}: ${t(`activity.${column}`)}`;
  const { contacts: kind, tasks, leads, deals } = MADE_OF[column];
  const records: Records = {
    ...(kind && { contacts: { kind, what, ...asked } }),
    ...(tasks && { tasks: { figure: tasks, what, ...asked } }),
    ...(leads && { leads: { figure: leads, what, period, ...asked } }),
    ...(deals && { deals: { figure: deals, view: "period", what, period, ...asked } }),
  };
  return records;
}
