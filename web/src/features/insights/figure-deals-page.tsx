import { Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { CompactDeal } from "./compact-deal";
import { FigureDealsControls } from "./figure-deals-controls";
import { type DealRow, figureDealsQuery } from "./queries";
import { useDealColumns } from "./use-deal-columns";
import { useFigureAsk } from "./use-figure-ask";
import { useWords } from "./use-words";

/** The deals behind one figure. */
export function FigureDealsPage() {
  const { t } = useTranslation("insights");
  const { what } = useFigureAsk();
  return (
    <Page title={what || t("list.page")} controls={<FigureDealsControls />} fixed>
      <Boundary>
        <FigureDeals />
      </Boundary>
    </Page>
  );
}

function FigureDeals() {
  const { t } = useTranslation("insights");
  const { ask, openId } = useFigureAsk();
  const list = useSuspenseInfiniteQuery(figureDealsQuery(ask));
  const open = useOpenRecord();
  const columns = useDealColumns();
  const words = useWords();
  const { items, total } = flatten<DealRow>(list.data);
  if (items.length === 0) return <EmptyState>{t("list.none")}</EmptyState>;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {words.deals(total ?? items.length)}
      </Text>
      <DataTable
        name="figure-deals"
        label={t("list.page")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("deal", id)}
        openId={openId}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(deal) => <CompactDeal deal={deal} />}
      />
    </>
  );
}
