import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { CallRecords } from "./call-records";
import { CallsControls } from "./calls-controls";
import { CallsSheet } from "./calls-sheet";

/** What people say a period will bring, along the tree of teams. */
export function CallsPage() {
  const { t } = useTranslation("forecast");
  return (
    <Page title={t("calls.page")} controls={<CallsControls />}>
      <div className={classes.content}>
        <InsightTabs group="forecast" />
        <Boundary loading={<FiguresLoading />}>
          <CallsSheet />
          <CallRecords />
        </Boundary>
      </div>
    </Page>
  );
}
