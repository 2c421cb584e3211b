import type { Schema } from "@/api/client";

import type { DealList } from "./queries";

export const GROUPS = ["stage", "owner", "source", "company", "close_month", "status"] as const;
export type GroupBy = (typeof GROUPS)[number];
export type Group = Schema["DealGroup"];

export function groupOf(text: string | undefined): GroupBy | undefined {
  return GROUPS.find((group) => group === text);
}

/** What the list is asked for to show one group of it. */
export function listOf(list: DealList, by: GroupBy, key: string | null): DealList {
  if (by === "close_month") return inMonth(list, key);
  if (key === null) return { ...list, without: by === "company" ? "company" : "source" };
  if (by === "status") return { ...list, status: key as NonNullable<DealList["status"]> };
  const names = {
    stage: "stage_id",
    owner: "owner_id",
    source: "source_id",
    company: "company_id",
  };
  return { ...list, [names[by]]: key };
}

function inMonth(list: DealList, month: string | null): DealList {
  if (month === null) return { ...list, without: "close" };
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { ...list, close_from: `${month}-01`, close_to: last };
}
