import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { LeadFigures } from "./lead-figures";

/** Before there is a deal: what becomes of leads, and how soon. */
export function LeadFunnelPage() {
  const { t } = useTranslation(["insights", "before"]);
  return (
    <Page
      title={t("before:leads.page")}
      controls={<ScopeControls periodLabel={t("before:leads.created")} anywhere />}
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <LeadFigures />
        </Boundary>
      </div>
    </Page>
  );
}
