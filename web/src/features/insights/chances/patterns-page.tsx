import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { ScopeControls } from "../scope-controls";
import { EarlyChip } from "./early-chip";
import { PatternsFigures } from "./patterns-figures";

/** What won deals had early on more often than lost ones. */
export function PatternsPage() {
  const { t } = useTranslation("chances");
  return (
    <Page
      title={t("patterns.page")}
      controls={
        <ScopeControls periodLabel={t("patterns.closed")}>
          <EarlyChip />
        </ScopeControls>
      }
    >
      <div className={classes.content}>
        <InsightTabs group="process" />
        <Boundary loading={<FiguresLoading />}>
          <PatternsFigures />
        </Boundary>
      </div>
    </Page>
  );
}
