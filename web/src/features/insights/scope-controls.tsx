import { Select, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, pipelinesQuery } from "@/api/lookups";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import { DayChip } from "./day-chip";
import { PeriodChip } from "./period-chip";
import { useScope } from "./use-scope";

type Props = {
  /** What the period is about: "Created", "Closed". */
  periodLabel: string;
  withDecided?: boolean;
};

/** Pipeline, period, owner, as of: the filters both pages share. */
export function ScopeControls({ periodLabel, withDecided }: Props) {
  const { t } = useTranslation("insights");
  const { search, set, decidedOnly } = useScope();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const owner = useQuery(membersQuery()).data?.find(({ id }) => id === search.owner);
  const chosen = search.pipeline ?? pipelines.find(({ is_default }) => is_default)?.id ?? null;
  return (
    <FilterBar>
      <Select
        size="xs"
        w={168}
        aria-label={t("pipeline")}
        data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(id) => set({ pipeline: id ?? undefined })}
        allowDeselect={false}
      />
      <PeriodChip label={periodLabel} />
      <FilterChip label={t("owner")} chosen={owner?.name} onClear={() => set({ owner: undefined })}>
        {(close) => (
          <MemberPicker
            value={search.owner ?? null}
            placeholder={t("owner")}
            onChange={(id) => {
              set({ owner: id ?? undefined });
              close();
            }}
          />
        )}
      </FilterChip>
      <DayChip />
      {withDecided && (
        <Switch
          size="xs"
          label={t("decidedOnly")}
          checked={decidedOnly}
          onChange={(event) => set({ decided: event.currentTarget.checked ? "1" : undefined })}
          styles={{ label: { whiteSpace: "nowrap" } }}
        />
      )}
    </FilterBar>
  );
}
