import { Button, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";

import { type Period, PRESETS, periodName, presetPeriod } from "./period";
import { useScope } from "./use-scope";

/** A named period in one click, or any two days; off is "all time". */
export function PeriodChip({ label, usual }: { label: string; usual?: Period | undefined }) {
  const { t } = useTranslation(["insights", "common"]);
  const { language } = useLocale();
  const { carried, set } = useScope();
  const chosen = periodName(carried, language);
  const otherwise = (usual && periodName(usual, language)) ?? t("allTime");
  return (
    <FilterChip
      label={chosen ? label : t("common:labelled", { label, value: otherwise })}
      chosen={chosen}
      onClear={() => set({ from: undefined, to: undefined })}
    >
      {(close) => (
        <PeriodChoice
          period={carried}
          onChoose={(period) => {
            set(period);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

type ChoiceProps = { period: Period; onChoose: (period: Period) => void };

export function PeriodChoice({ period, onChoose }: ChoiceProps) {
  const { t } = useTranslation("insights");
  const { today } = useScope();
  const [range, setRange] = useState<[string | null, string | null]>([
    period.from ?? null,
    period.to ?? null,
  ]);
  const choose = (next: [string | null, string | null]) => {
    setRange(next);
    const [from, to] = next;
    if (from && to) onChoose({ from, to });
  };
  return (
    <Stack gap="sm" w={252}>
      <SimpleGrid cols={2} spacing={6} verticalSpacing={6}>
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            size="xs"
            variant="default"
            onClick={() => onChoose(presetPeriod(preset, today))}
          >
            {t(`preset.${preset}`)}
          </Button>
        ))}
      </SimpleGrid>
      <Calendar range={range} onRange={choose} />
    </Stack>
  );
}
