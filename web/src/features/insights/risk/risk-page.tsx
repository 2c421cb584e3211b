import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { Page } from "@/ui/page";
import { TeamChip } from "@/ui/team-chip";

import { FiguresLoading } from "../figures-loading";
import { InsightTabs } from "../insight-tabs";
import classes from "../insights.module.css";
import { PipelineSelect } from "../pipeline-select";
import { useScope } from "../use-scope";
import { REASONS, type Reason } from "./queries";
import { RiskFigures } from "./risk-figures";
import { useRiskAsk } from "./use-risk-ask";

/** Live: which open deals are at risk, why, and whose are they? */
export function RiskPage() {
  const { t } = useTranslation("health");
  return (
    <Page title={t("page")} controls={<Controls />}>
      <div className={classes.content}>
        <InsightTabs group="pipeline" />
        <Boundary loading={<FiguresLoading />}>
          <RiskFigures />
        </Boundary>
      </div>
    </Page>
  );
}

function Controls() {
  const { t } = useTranslation(["insights", "health", "process"]);
  const { search, set } = useScope();
  const { reason, choose } = useRiskAsk();
  return (
    <FilterBar>
      <PipelineSelect />
      <MemberChip
        label={t("insights:owner")}
        value={search.owner}
        onChange={(owner) => set({ owner })}
      />
      <TeamChip label={t("insights:team")} value={search.team} onChange={(team) => set({ team })} />
      <Select
        size="xs"
        w={150}
        aria-label={t("health:reason")}
        placeholder={t("health:anyReason")}
        data={REASONS.map((one) => ({ value: one, label: t(`process:hygiene.check.${one}`) }))}
        value={reason ?? null}
        onChange={(one) => choose(one as Reason | null)}
        clearable
      />
    </FilterBar>
  );
}
