import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Kind } from "@/api/filters";
import { pipelinesQuery } from "@/api/lookups";
import { ChoiceChip } from "@/ui/choice-chip";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { TeamChip } from "@/ui/team-chip";
import { DayChip } from "../day-chip";

import { useQuestion } from "./question";
import { ReportCompare } from "./report-compare";
import { ReportPeriod } from "./report-period";

type Props = { subject: Kind | undefined; isLive: boolean };

/** Of when, of whom and of which records; what is live has no period. */
export function ReportFilters({ subject, isLive }: Props) {
  const { t } = useTranslation("reports");
  const { asked, set } = useQuestion();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  return (
    <FilterBar>
      {!isLive && <ReportPeriod />}
      {subject === "deal" && (
        <ChoiceChip
          label={t("dimension.pipeline")}
          choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={asked.pipeline_id}
          onChange={(id) => set({ pipeline_id: id })}
        />
      )}
      <MemberChip
        label={t("dimension.owner")}
        value={asked.owner_id}
        onChange={(id) => set({ owner_id: id })}
      />
      <TeamChip
        label={t("dimension.team")}
        value={asked.team_id}
        onChange={(id) => set({ team_id: id })}
      />
      <DayChip />
      <ReportCompare isLive={isLive} />
      {subject && <FilterBuilder kind={subject} />}
    </FilterBar>
  );
}
