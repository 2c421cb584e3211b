import { ActionIcon, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { ChipsRow } from "@/ui/chips-row";
import { FilterBar } from "@/ui/filter-bar";

import { DayChip } from "../day-chip";
import { periodName } from "../period";
import { useWords } from "../use-words";
import { shifted } from "./rules";
import { CATEGORIES, useSheetScope } from "./use-sheet-scope";

/** Pipeline, month or quarter and which one, which category, alone or with what is nearer. */
export function CallsControls() {
  const { t } = useTranslation(["forecast", "insights"]);
  const { unit, day, category, basis, set, search } = useSheetScope();
  const { language } = useWords();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const usual = pipelines.find(({ is_default }) => is_default)?.id ?? null;
  const last = new Date(Date.parse(shifted(day, unit, 1)) - 86_400_000).toISOString().slice(0, 10);
  const step = (by: number) => set({ start: shifted(day, unit, by) });
  return (
    <FilterBar>
      {pipelines.length > 1 && (
        <Select
          size="xs"
          w={150}
          aria-label={t("insights:pipeline")}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.pipeline ?? usual}
          onChange={(id) => set({ pipeline: id ?? undefined })}
          allowDeselect={false}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t("calls.unit")}
        data={(["month", "quarter"] as const).map((value) => ({
          value,
          label: t(`unit.${value}`),
        }))}
        value={unit}
        onChange={(value) => set({ unit: value === "quarter" ? value : undefined })}
      />
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("calls.before")}
          onClick={() => step(-1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text fz="sm" miw={72} ta="center">
          {periodName({ from: day, to: last }, language)}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("calls.after")}
          onClick={() => step(1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      <ChipsRow>
        <Select
          size="xs"
          w={130}
          aria-label={t("calls.category")}
          data={CATEGORIES.map((value) => ({ value, label: t(`end.${value}`) }))}
          value={category}
          onChange={(value) =>
            set({ category: value === "commit" ? undefined : (value ?? undefined) })
          }
          allowDeselect={false}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("calls.basis")}
          data={(["cumulative", "single"] as const).map((value) => ({
            value,
            label: t(`calls.${value}`),
          }))}
          value={basis}
          onChange={(value) => set({ basis: value === "single" ? value : undefined })}
        />
        <DayChip />
      </ChipsRow>
    </FilterBar>
  );
}
