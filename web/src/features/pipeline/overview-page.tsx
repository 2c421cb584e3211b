import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { ExportMenu } from "@/ui/export-menu";
import { Page } from "@/ui/page";

import { DealFilters } from "./deal-filters";
import { exportDeals } from "./export-deals";
import type { DealQuery } from "./filters";
import { LayoutSwitch } from "./layout-switch";
import classes from "./overview.module.css";
import { OverviewPipeline } from "./overview-pipeline";
import { overviewQuery } from "./queries";
import { useDealsAsk } from "./use-deals-ask";
import { useListLive } from "./use-list-live";

const COLUMNS = ["pipeline", "stage", "title", "value", "company", "owner", "close"];

/** All pipelines side by side. */
export function OverviewPage() {
  const { t } = useTranslation("views");
  const { pipeline_id: _, ...filters } = useDealsAsk().ask;
  const list = { ...filters, status: "open", sort: "expected_close_date" } as const;
  return (
    <Page
      title={t("common:nav.pipeline")}
      controls={
        <>
          <LayoutSwitch current="overview" />
          <DealFilters />
          <ExportMenu make={exportDeals(list, COLUMNS)} />
        </>
      }
    >
      <Boundary>
        <Overview filters={filters} />
      </Boundary>
    </Page>
  );
}

function Overview({ filters }: { filters: DealQuery }) {
  const { t } = useTranslation(["views", "pipeline"]);
  const { items, currency } = useSuspenseQuery(overviewQuery(filters)).data;
  useListLive();
  if (items.length === 0) return <EmptyState>{t("pipeline:noPipeline")}</EmptyState>;
  return (
    <div className={classes.pipelines}>
      {items.map((one) => (
        <OverviewPipeline key={one.id} pipeline={one} currency={currency} />
      ))}
    </div>
  );
}
