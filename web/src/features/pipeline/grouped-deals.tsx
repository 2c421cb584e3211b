import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useOpenRecord, usePlace } from "@/lib/place";
import { NothingFound } from "@/ui/nothing-found";

import { DealGroup } from "./deal-group";
import { withoutFilters } from "./filters";
import classes from "./grouped.module.css";
import type { GroupBy } from "./groups";
import { type DealList, totalsQuery } from "./queries";
import { useListLive } from "./use-list-live";

type Props = { list: DealList; by: GroupBy };

/** The list in groups, each with its count and sum; one opens those one wants to see. */
export function GroupedDeals({ list, by }: Props) {
  const { t } = useTranslation(["views", "pipeline"]);
  const { search } = usePlace();
  const openRecord = useOpenRecord();
  const totals = useSuspenseQuery(totalsQuery(list, by)).data;
  useListLive();
  if (totals.groups.length === 0) return <NothingFound without={withoutFilters()} />;
  const left = totals.group_count - totals.groups.length;
  return (
    <div className={classes.groups}>
      {totals.groups.map((group, index) => (
        <DealGroup
          key={`${by} ${group.key}`}
          group={group}
          by={by}
          list={list}
          currency={totals.currency}
          isOpenAtFirst={index === 0}
          openId={search.deal}
          onOpen={(id) => openRecord("deal", id)}
        />
      ))}
      {left > 0 && <p className={classes.left}>{t("group.left", { count: left })}</p>}
    </div>
  );
}
