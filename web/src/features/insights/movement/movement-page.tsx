import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { useChangesScope } from "../use-changes-scope";
import { MovementFigures } from "./movement-figures";

/** Between two days: where deals stood, and where they stand. */
export function MovementPage() {
  const { t } = useTranslation(["process", "insights"]);
  const { usual } = useChangesScope();
  return (
    <Page
      title={t("movement.page")}
      controls={<ScopeControls periodLabel={t("insights:changes.in")} usual={usual} />}
    >
      <div className={classes.content}>
        <InsightTabs group="pipeline" />
        <Boundary loading={<FiguresLoading />}>
          <MovementFigures />
        </Boundary>
      </div>
    </Page>
  );
}
