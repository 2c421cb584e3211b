import { IconAlertTriangle } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { CheckBars } from "../hygiene/check-bars";
import type { Check } from "../hygiene/checks";
import classes from "../insights.module.css";
import { hygieneQuery } from "../process-queries";
import { Tile } from "../tile";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { REASONS } from "./queries";
import { RiskDeals } from "./risk-deals";
import { RiskOwners } from "./risk-owners";
import { useRiskAsk } from "./use-risk-ask";

export function RiskFigures() {
  const { t } = useTranslation(["health", "insights", "process"]);
  const words = useWords();
  const { isTold } = useUnit();
  const { people } = useRiskAsk();
  const { data } = useSuspenseQuery(hygieneQuery(people));
  const atRisk = data.checks.find(({ check }) => check === "at_risk");
  if (!atRisk?.n) {
    return <EmptyState>{data.open.n ? t("none") : t("insights:summary.none")}</EmptyState>;
  }
  const deals = {
    figure: "health",
    what: t("process:hygiene.check.at_risk"),
    cell: { check: "at_risk" },
  } as const;
  return (
    <>
      <ViewHeading view={t("insights:view.live")} icon={<IconAlertTriangle size={14} />}>
        {t("says")}
      </ViewHeading>
      <div className={classes.tiles}>
        <Tile
          label={t("page")}
          value={words.count(atRisk.n)}
          hint={t("of", { open: words.deals(data.open.n) })}
          deals={deals}
        />
        {isTold && (
          <Tile
            label={t("value")}
            value={words.money(atRisk.value, data.currency)}
            hint={t("of", { open: words.money(data.open.value, data.currency) })}
            deals={deals}
          />
        )}
        <Tile
          label={t("share")}
          value={words.percent(atRisk.share)}
          n={data.open.n}
          deals={deals}
        />
      </div>
      <div className={classes.pair}>
        <CheckBars hygiene={data} checks={REASONS as Check[]} subject={t("byReason")} />
        <RiskOwners hygiene={data} />
      </div>
      <RiskDeals currency={data.currency} isTold={isTold} />
    </>
  );
}
