import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useOpenRecord, usePlace } from "@/lib/place";
import { useSelection } from "@/ui/bulk/use-selection";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { PastePreview } from "@/ui/sheet/paste-preview";

import { CompactDeal } from "./compact-deal";
import { toList } from "./deal-list";
import { DealsBulk } from "./deals-bulk";
import { isFiltered, withoutFilters } from "./filters";
import { NewDealButton } from "./new-deal-button";
import { dealsQuery } from "./queries";
import { useDealColumns } from "./use-deal-columns";
import { useDealSheet } from "./use-deal-sheet";
import { useListLive } from "./use-list-live";

export function DealsTable() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const open = useOpenRecord();
  const tab = search.status ?? "open";
  const list = toList(useDeferredValue(search));
  const deals = useSuspenseInfiniteQuery(dealsQuery(list));
  const rows = deals.data.pages.flatMap((page) => page.items);
  const openDeal = (id: string) => open("deal", id);
  const columns = useDealColumns(openDeal);
  const sheet = useDealSheet(columns, rows);
  const selection = useSelection(list);
  const mayWrite = useMe().can.includes("write");
  useListLive();
  if (rows.length === 0) {
    return isFiltered(search) ? (
      <EmptyState
        action={
          <Button variant="default" onClick={() => set(withoutFilters(), { replace: true })}>
            {t("common:clearAll")}
          </Button>
        }
      >
        {t("nothingFound")}
      </EmptyState>
    ) : (
      <EmptyState action={<NewDealButton />}>{t(`noDeals.${tab}`)}</EmptyState>
    );
  }
  return (
    <>
      <PastePreview sheet={sheet} nameOf={(deal) => deal.title} />
      <DataTable
        sheet={sheet}
        name="deals"
        label={t("common:nav.deals")}
        columns={columns}
        rows={rows}
        rowId={(deal) => deal.id}
        onOpen={(deal) => openDeal(deal.id)}
        openId={search.deal}
        sort={list.sort}
        onSort={(sort) => set({ sort }, { replace: true })}
        onEnd={() => {
          if (deals.hasNextPage && !deals.isFetchingNextPage) void deals.fetchNextPage();
        }}
        compact={(deal) => <CompactDeal deal={deal} />}
        selection={mayWrite ? selection : undefined}
        rowName={(deal) => deal.title}
      />
      <DealsBulk selection={selection} list={list} />
    </>
  );
}
