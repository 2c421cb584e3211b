import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { ViewSwitch } from "@/ui/views/view-switch";

import { DealFilters } from "./deal-filters";
import { toList } from "./deal-list";
import { DEAL_LAYOUTS } from "./deal-views";
import { DealsTable } from "./deals-table";
import { GroupedDeals } from "./grouped-deals";
import { groupOf } from "./groups";
import { LayoutSwitch } from "./layout-switch";
import { ListTotals } from "./list-totals";
import { StatusTabs } from "./status-tabs";

/** Deals as a list: the same filters as the board, any status, sorted and paged by the server. */
export function DealsPage() {
  const { t } = useTranslation("pipeline");
  const { search } = usePlace();
  const place = useDeferredValue(search);
  const [list, by] = [toList(place), groupOf(place.group)];
  return (
    <Page
      title={t("common:nav.deals")}
      fixed
      controls={
        <>
          <ViewSwitch list={DEAL_LAYOUTS.list} />
          <LayoutSwitch current="list" />
          <DealFilters />
        </>
      }
    >
      <StatusTabs />
      <Boundary key={`${search.status} ${by}`}>
        {by ? <GroupedDeals list={list} by={by} /> : <DealsTable />}
      </Boundary>
      <ListTotals list={list} />
    </Page>
  );
}
