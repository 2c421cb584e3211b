import { Button, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";

import { Calendar } from "./calendar";
import { type Period, PRESETS, periodName, presetPeriod } from "./period";
import { useScope } from "./use-scope";

/** A named period in one click, or any two days; off is "all time". */
export function PeriodChip({ label }: { label: string }) {
  const { t } = useTranslation("insights");
  const { language } = useLocale();
  const { carried, set } = useScope();
  const chosen = periodName(carried, language);
  return (
    <FilterChip
      label={chosen ? label : `${label}: ${t("allTime")}`}
      chosen={chosen}
      onClear={() => set({ from: undefined, to: undefined })}
    >
      {(close) => (
        <Choice
          onChoose={(period) => {
            set(period);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function Choice({ onChoose }: { onChoose: (period: Period) => void }) {
  const { t } = useTranslation("insights");
  const { carried, today } = useScope();
  const [range, setRange] = useState<[string | null, string | null]>([
    carried.from ?? null,
    carried.to ?? null,
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
