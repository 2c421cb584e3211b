import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { DealFilters } from "./deal-filters";
import { DealsExport } from "./deals-export";
import { DealsTable } from "./deals-table";
import { LayoutSwitch } from "./layout-switch";
import { StatusTabs } from "./status-tabs";

/** Deals as a list: the same filters as the board, any status, sorted and paged by the server. */
export function DealsPage() {
  const { t } = useTranslation("pipeline");
  const { search } = usePlace();
  return (
    <Page
      title={t("common:nav.deals")}
      fixed
      controls={
        <>
          <LayoutSwitch current="list" />
          <DealFilters />
          <DealsExport />
        </>
      }
    >
      <StatusTabs />
      <Boundary key={search.status}>
        <DealsTable />
      </Boundary>
    </Page>
  );
}
