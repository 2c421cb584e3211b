import { Button, Loader } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PlainTable } from "@/ui/plain-table";
import { useColumns } from "@/ui/use-columns";

import { CompactDeal } from "./compact-deal";
import classes from "./grouped.module.css";
import { type DealList, dealsQuery } from "./queries";
import { Risks } from "./risks";
import { RISK, useDealColumns } from "./use-deal-columns";

type Props = {
  list: DealList;
  label: string;
  openId: string | undefined;
  onOpen: (dealId: string) => void;
};

/** The deals of one open group, a page at a time. */
export function DealGroupRows({ list, label, openId, onOpen }: Props) {
  const { t } = useTranslation("views");
  const deals = useInfiniteQuery(dealsQuery(list));
  const { visible } = useColumns("deals", useDealColumns(onOpen));
  if (!deals.data) return <Loader size="xs" className={classes.loading} />;
  const rows = deals.data.pages.flatMap((page) => page.items);
  const isJudged = visible.some(({ id }) => id === RISK);
  return (
    <Risks ids={isJudged ? rows.map(({ id }) => id) : []}>
      <PlainTable
        label={label}
        columns={visible}
        rows={rows}
        rowId={(deal) => deal.id}
        openId={openId}
        onOpen={(deal) => onOpen(deal.id)}
        compact={(deal) => <CompactDeal deal={deal} />}
      />
      {deals.hasNextPage && (
        <Button
          size="compact-xs"
          variant="subtle"
          m={8}
          loading={deals.isFetchingNextPage}
          onClick={() => void deals.fetchNextPage()}
        >
          {t("group.more")}
        </Button>
      )}
    </Risks>
  );
}
