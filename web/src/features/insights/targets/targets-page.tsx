import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { TargetControls } from "./target-controls";
import { TargetsFigures } from "./targets-figures";
import { useTargetsScope } from "./use-targets-scope";
import { YearPage } from "./year-page";

/** How far everybody is, and whether enough comes in; or the targets themselves, to be set. */
export function TargetsPage() {
  const { t } = useTranslation(["targets", "insights"]);
  const { isEditing } = useTargetsScope();
  return (
    <Page title={isEditing ? t("edit.page") : t("page")} controls={<TargetControls />}>
      <div className={classes.content}>
        {!isEditing && <InsightTabs group="forecast" />}
        <Boundary loading={<FiguresLoading />}>
          {isEditing ? <YearPage /> : <TargetsFigures />}
        </Boundary>
      </div>
    </Page>
  );
}
