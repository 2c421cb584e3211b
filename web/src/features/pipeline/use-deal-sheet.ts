import { type InfiniteData, useQueryClient } from "@tanstack/react-query";

import type { Schema } from "@/api/client";
import { useMe } from "@/api/me";
import { useSheet } from "@/ui/sheet/use-sheet";
import { type Column, useColumns } from "@/ui/use-columns";

import {
  type DealPatch,
  inTurn,
  patchDeal,
  putStage,
  rememberVersion,
  writeDeal,
} from "./deal-writes";
import { refreshSoon } from "./refresh";
import type { Deal, DealRow } from "./rules";

/** What a column's value is called in the API. */
const FIELDS: Record<string, keyof DealPatch> = {
  title: "title",
  value: "value",
  owner: "owner_id",
  close: "expected_close_date",
  source: "source_id",
  tags: "tags",
};

/** The list of deals as a spreadsheet. */
export function useDealSheet(columns: Column<DealRow>[], rows: DealRow[]) {
  const client = useQueryClient();
  const mayWrite = useMe().can.includes("write");
  const { visible } = useColumns("deals", columns);
  const save = async (row: DealRow, { stage, ...values }: Record<string, unknown>) => {
    const patch = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [FIELDS[name] ?? name, value]),
    ) as DealPatch;
    const saved = await inTurn(row.id, async () => {
      let now: Deal | undefined;
      const isUntouched = (fresh: Deal) => isAsSeen(fresh, row, patch);
      if (Object.keys(patch).length) {
        const send = (version: number) => patchDeal(row.id, patch, version);
        now = await writeDeal(client, row.id, send, isUntouched);
        rememberVersion(client, now);
      }
      if (stage === undefined) return now;
      const send = (version: number) => putStage(row.id, { stage_id: stage as string }, version);
      now = await writeDeal(client, row.id, send, isUntouched);
      rememberVersion(client, now);
      return now;
    });
    if (saved) showSaved(saved);
    refreshSoon(client);
    return saved ?? row;
  };
  const showSaved = (saved: Deal) =>
    client.setQueriesData<InfiniteData<Schema["DealPage"]>>(
      { queryKey: ["deals", "list"] },
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === saved.id ? { ...one, ...saved } : one)),
          })),
        },
    );
  return useSheet({ columns: visible, rows, rowId: ({ id }) => id, mayWrite, save });
}

/** Whether the fields we are about to change are still as the list showed them. */
function isAsSeen(fresh: Deal, seen: DealRow, patch: DealPatch): boolean {
  const names = Object.keys(patch) as (keyof DealPatch & keyof DealRow)[];
  return names.every((name) => JSON.stringify(fresh[name]) === JSON.stringify(seen[name]));
}
