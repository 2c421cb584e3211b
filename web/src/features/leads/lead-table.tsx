import { useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import type { Selection } from "@/ui/bulk/use-selection";
import { CompactRow } from "@/ui/compact-row";
import { DataTable } from "@/ui/data-table";
import { PastePreview } from "@/ui/sheet/paste-preview";
import { useRecordSheet } from "@/ui/sheet/use-record-sheet";
import { patchLead } from "./lead-writes";
import { NoLeads } from "./no-leads";
import { type Lead, leadQuery, leadsQuery } from "./queries";
import { aboutOf, nameOf } from "./rules";
import { useLeadColumns } from "./use-lead-columns";
import { useLeadWish } from "./use-lead-wish";

const FIELDS = { company: "company_name", source: "source_id", campaign: "campaign_id" };

/** The leads as a spreadsheet. */
export function LeadTable({ selection }: { selection: Selection | undefined }) {
  const { t } = useTranslation("leads");
  const client = useQueryClient();
  const open = useOpenRecord();
  const { wish, search, set } = useLeadWish();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    leadsQuery(wish),
  );
  const { items } = flatten<Lead>(data);
  const columns = useLeadColumns();
  const sheet = useRecordSheet<Lead, Schema["LeadPatch"]>({
    ...{ kind: "lead", name: "leads", columns, rows: items, fields: FIELDS, stale: "leads" },
    send: patchLead,
    read: (id) => client.fetchQuery({ ...leadQuery(id), staleTime: 0 }),
  });
  if (items.length === 0) return <NoLeads />;
  return (
    <>
      <PastePreview sheet={sheet} nameOf={nameOf} />
      <DataTable
        sheet={sheet}
        selection={selection}
        rowName={nameOf}
        name="leads"
        label={t("title")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("lead", id)}
        openId={search.lead}
        sort={wish.sort ?? "-created_at"}
        onSort={(sort) => set({ sort })}
        onEnd={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
        }}
        compact={(lead) => (
          <CompactRow name={nameOf(lead)} hint={aboutOf(lead)} owner={lead.owner_name} />
        )}
      />
    </>
  );
}
