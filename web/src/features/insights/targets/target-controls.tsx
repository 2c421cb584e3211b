import { ActionIcon, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { ChipsRow } from "@/ui/chips-row";
import { FilterBar } from "@/ui/filter-bar";
import { TeamChip } from "@/ui/team-chip";
import { useLocale } from "@/ui/use-locale";

import { DayChip } from "../day-chip";
import { periodName } from "../period";
import { SPANS, spanOf } from "./spans";
import { useTargetsScope } from "./use-targets-scope";

const ALL = "all";

/** What is measured, of which pipeline and team, in which period, as of which day. */
export function TargetControls() {
  const { t } = useTranslation("targets");
  const { measures, measure, ofDeals, pipeline, team, isEditing, set } = useTargetsScope();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  return (
    <FilterBar>
      <Select
        size="xs"
        w={152}
        aria-label={t("measure.label")}
        data={measures.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
        value={measure}
        onChange={(one) => set({ measure: one ?? undefined })}
        allowDeselect={false}
      />
      {ofDeals && (
        <Select
          size="xs"
          w={168}
          aria-label={t("pipeline")}
          data={[
            { value: ALL, label: t("allPipelines") },
            ...pipelines.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={pipeline ?? ALL}
          onChange={(id) => set({ pipeline: id === ALL ? undefined : (id ?? undefined) })}
          allowDeselect={false}
        />
      )}
      <PeriodStepper />
      <ChipsRow>
        <TeamChip label={t("team")} value={team} onChange={(id) => set({ team: id })} />
        {!isEditing && <DayChip />}
      </ChipsRow>
    </FilterBar>
  );
}

/** Month, quarter or year, and the one before or after it; whoever sets targets sees years. */
function PeriodStepper() {
  const { t } = useTranslation("targets");
  const { language } = useLocale();
  const scope = useTargetsScope();
  const { span: chosen, period, isEditing, set } = scope;
  const span = isEditing ? "year" : chosen;
  const step = (by: number) =>
    set({ day: spanOf(span, period.from, by).from, span: chosen, from: undefined, to: undefined });
  return (
    <Group gap={6} wrap="nowrap">
      {!isEditing && (
        <SegmentedControl
          size="xs"
          aria-label={t("span.label")}
          data={SPANS.map((one) => ({ value: one, label: t(`span.${one}`) }))}
          value={span}
          onChange={(one) => set({ span: one, day: period.from, from: undefined, to: undefined })}
        />
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={t("before")} onClick={() => step(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Text fz="sm" fw={500} miw={64} ta="center" style={{ whiteSpace: "nowrap" }}>
        {periodName(spanOf(span, period.from), language)}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={t("after")} onClick={() => step(1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </Group>
  );
}
