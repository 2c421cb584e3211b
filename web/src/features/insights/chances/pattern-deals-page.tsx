import { Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { FilterBar } from "@/ui/filter-bar";
import { Page } from "@/ui/page";

import { CompactDeal } from "../compact-deal";
import type { DealRow } from "../queries";
import { useDealColumns } from "../use-deal-columns";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import styles from "./chances.module.css";
import { patternDealsQuery } from "./queries";
import { usePatternsAsk } from "./use-patterns-ask";

/** The deals behind one side of a pattern. */
export function PatternDealsPage() {
  const { t } = useTranslation("chances");
  const { search, carried } = useScope();
  return (
    <Page
      title={search.what || t("patterns.deals")}
      controls={
        <FilterBar>
          <Link
            to="/insights/patterns"
            search={{ ...carried, early: search.early }}
            className={styles.link}
          >
            {t("patterns.back")}
          </Link>
        </FilterBar>
      }
      fixed
    >
      <Boundary>
        <PatternDeals />
      </Boundary>
    </Page>
  );
}

function PatternDeals() {
  const { t } = useTranslation("chances");
  const { search } = useScope();
  const ask = { ...usePatternsAsk(), pattern: search.pattern ?? "", has: search.has !== "0" };
  const list = useSuspenseInfiniteQuery(patternDealsQuery(ask));
  const open = useOpenRecord();
  const columns = useDealColumns();
  const words = useWords();
  const { items, total } = flatten<DealRow>(list.data);
  if (items.length === 0) return <EmptyState>{t("patterns.noDeals")}</EmptyState>;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {words.deals(total ?? items.length)}
      </Text>
      <DataTable
        name="pattern-deals"
        label={t("patterns.deals")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("deal", id)}
        openId={search.deal}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(deal) => <CompactDeal deal={deal} />}
      />
    </>
  );
}
