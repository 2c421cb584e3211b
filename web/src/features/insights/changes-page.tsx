import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { ChangesFigures } from "./changes-figures";
import { DueChip } from "./due-chip";
import { FiguresLoading } from "./figures-loading";
import { InsightTabs } from "./insight-tabs";
import classes from "./insights.module.css";
import { ScopeControls } from "./scope-controls";
import { useChangesScope } from "./use-changes-scope";

/** Between two days: what came into the open pipeline, what left it, and what became of its value. */
export function ChangesPage() {
  const { t } = useTranslation("insights");
  const { usual } = useChangesScope();
  return (
    <Page
      title={t("changes.page")}
      controls={
        <ScopeControls periodLabel={t("changes.in")} usual={usual}>
          <DueChip />
        </ScopeControls>
      }
    >
      <div className={classes.content}>
        <InsightTabs group="pipeline" />
        <Boundary loading={<FiguresLoading />}>
          <ChangesFigures />
        </Boundary>
      </div>
    </Page>
  );
}
