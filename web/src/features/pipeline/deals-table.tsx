import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord, usePlace } from "@/lib/place";
import { useSelection } from "@/ui/bulk/use-selection";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { NothingFound } from "@/ui/nothing-found";
import { PastePreview } from "@/ui/sheet/paste-preview";
import { useColumns } from "@/ui/use-columns";

import { CompactDeal } from "./compact-deal";
import { toList } from "./deal-list";
import { DealsBulk } from "./deals-bulk";
import { isFiltered, withoutFilters } from "./filters";
import { NewDealButton } from "./new-deal-button";
import { dealsQuery } from "./queries";
import { Risks } from "./risks";
import { RISK, useDealColumns } from "./use-deal-columns";
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
  const isJudged = useColumns("deals", columns).visible.some(({ id }) => id === RISK);
  const sheet = useDealSheet(columns, rows);
  const selection = useSelection(list);
  const mayWrite = useMay("write");
  const mayBulk = useMay("bulk") && mayWrite;
  useListLive();
  if (rows.length === 0) {
    return isFiltered(search) ? (
      <NothingFound without={withoutFilters()} />
    ) : (
      <EmptyState action={<NewDealButton />}>{t(`noDeals.${tab}`)}</EmptyState>
    );
  }
  return (
    <>
      <PastePreview sheet={sheet} nameOf={(deal) => deal.title} />
      <Risks ids={isJudged ? rows.map(({ id }) => id) : []}>
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
          selection={mayBulk ? selection : undefined}
          rowName={(deal) => deal.title}
        />
      </Risks>
      <DealsBulk selection={selection} list={list} />
    </>
  );
}
