import { Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ChipsRow } from "@/ui/chips-row";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { TeamChip } from "@/ui/team-chip";

import { CompareChip } from "./compare/compare-chip";
import { DayChip } from "./day-chip";
import type { Period } from "./period";
import { PeriodChip } from "./period-chip";
import { PipelineSelect } from "./pipeline-select";
import { useScope } from "./use-scope";

type Props = {
  /** What the period is about: "Created", "Closed". */
  periodLabel: string;
  withDecided?: boolean;
  withCompare?: boolean;
  /** Figures that are not asked of single owners. */
  withoutPeople?: boolean;
  /** The period where none is chosen; left out, that is all time. */
  usual?: Period;
  /** The figures are of every pipeline, or of none. */
  anywhere?: boolean;
  children?: ReactNode;
};

/** Pipeline, period, owner, team, as of: the filters all pages of figures share. They wrap below the title; on a phone they are swiped. */
export function ScopeControls({
  periodLabel,
  withDecided,
  withCompare,
  withoutPeople,
  usual,
  anywhere,
  children,
}: Props) {
  const { t } = useTranslation("insights");
  const { search, set, decidedOnly } = useScope();
  const chips = (
    <>
      <PeriodChip label={periodLabel} usual={usual} />
      {children}
      {!withoutPeople && (
        <>
          <MemberChip
            label={t("owner")}
            value={search.owner}
            onChange={(owner) => set({ owner })}
          />
          <TeamChip label={t("team")} value={search.team} onChange={(team) => set({ team })} />
        </>
      )}
      <DayChip />
      {withCompare && <CompareChip />}
      {withDecided && (
        <Switch
          size="xs"
          label={t("decidedOnly")}
          checked={decidedOnly}
          onChange={(event) => set({ decided: event.currentTarget.checked ? "1" : undefined })}
          style={{ alignSelf: "center" }}
          styles={{ label: { whiteSpace: "nowrap" } }}
        />
      )}
    </>
  );
  return (
    <FilterBar>
      {!anywhere && <PipelineSelect />}
      <ChipsRow>{chips}</ChipsRow>
    </FilterBar>
  );
}
