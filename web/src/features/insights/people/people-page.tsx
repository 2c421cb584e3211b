import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { PeopleFigures } from "./people-figures";
import { usePeopleScope } from "./use-people-scope";

/** Whom one may speak of, each beside their team; from here to the sheet for the talk. */
export function PeoplePage() {
  const { t } = useTranslation("coaching");
  const { usual } = usePeopleScope();
  return (
    <Page title={t("page")} controls={<ScopeControls periodLabel={t("in")} usual={usual} />}>
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <PeopleFigures />
        </Boundary>
      </div>
    </Page>
  );
}
