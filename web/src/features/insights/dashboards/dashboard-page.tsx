import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import classes from "../insights.module.css";
import { useLiveSummary } from "../use-live-summary";
import { useScope } from "../use-scope";
import { DashboardControls } from "./dashboard-controls";
import { DashboardEditor } from "./dashboard-editor";
import { Grid } from "./grid";
import { MailsDialog } from "./mails-dialog";
import { dashboardQuery } from "./queries";
import { Wall } from "./wall";

const PAUSE = 5000;

/** The figures somebody put together, all asked with the same filters. */
export function DashboardPage() {
  return (
    <Boundary loading={<FiguresLoading />}>
      <Opened />
    </Boundary>
  );
}

function Opened() {
  const { t } = useTranslation("dashboards");
  const { dashboardId } = useParams({ strict: false }) as { dashboardId: string };
  const { data: dashboard } = useSuspenseQuery(dashboardQuery(dashboardId));
  const { search, set } = useScope();
  useLiveSummary(["insights"], PAUSE);
  useLiveSummary(["reports", "data"], PAUSE);
  if (search.edit === "1") {
    return <DashboardEditor dashboard={dashboard} onDone={() => set({ edit: undefined })} />;
  }
  return (
    <Page title={dashboard.name} controls={<DashboardControls dashboard={dashboard} />}>
      <div className={classes.content}>
        {dashboard.tiles.length === 0 ? (
          <EmptyState>{t("empty")}</EmptyState>
        ) : (
          <Grid tiles={dashboard.tiles} />
        )}
      </div>
      {search.mails === "1" && (
        <MailsDialog dashboard={dashboard} onClose={() => set({ mails: undefined })} />
      )}
      {search.wall === "1" && (
        <Wall dashboard={dashboard} onClose={() => set({ wall: undefined })} />
      )}
    </Page>
  );
}
