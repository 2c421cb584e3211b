import { type InfiniteData, useQueryClient } from "@tanstack/react-query";

import type { Schema } from "@/api/client";
import { saveEdit } from "@/api/edits";
import { useMay } from "@/api/me";
import { toPatch } from "@/ui/sheet/use-record-sheet";
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
import { fetchDeal } from "./queries";
import { refreshSoon } from "./refresh";
import type { Deal, DealRow } from "./rules";

/** What a column's value is called in the API. */
const FIELDS: Record<string, keyof DealPatch> = {
  owner: "owner_id",
  close: "expected_close_date",
  source: "source_id",
};

/** The list of deals as a spreadsheet. */
export function useDealSheet(columns: Column<DealRow>[], rows: DealRow[]) {
  const client = useQueryClient();
  const mayWrite = useMay("write");
  const { visible } = useColumns("deals", columns);
  const save = async (row: DealRow, { stage, ...values }: Record<string, unknown>) => {
    const patch = toPatch(values, FIELDS) as DealPatch;
    const saved = await inTurn(row.id, async () => {
      let now: Deal | undefined;
      const isUntouched = ({ stage_id }: Deal) => stage_id === row.stage_id;
      if (Object.keys(patch).length) {
        now = await saveEdit({
          ...{ kind: "deal", id: row.id, version: row.version, patch },
          send: (body, version) => patchDeal(row.id, body, version),
          read: () => fetchDeal(row.id),
        });
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
