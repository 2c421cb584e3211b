import { Button, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";
import { periodName } from "../period";

import { UNCOMPARED, useQuestion } from "./question";

const PERIODS = [
  ...["this_month", "last_month", "this_quarter", "last_quarter", "this_year", "last_year"],
  ...["last_7", "last_30", "last_90", "last_365"],
] as const;

/** A period that goes along with the days, or two fixed ones; off is all time. */
export function ReportPeriod() {
  const { t } = useTranslation("reports");
  const { language } = useLocale();
  const { asked, set } = useQuestion();
  const named = asked.period && t(`periods.${asked.period}` as "none");
  const [range, setRange] = useState<[string | null, string | null]>([null, null]);
  const chosen = named || periodName({ from: asked.from, to: asked.to }, language);
  return (
    <FilterChip
      label={chosen ? t("period") : `${t("period")}: ${t("allTime")}`}
      chosen={chosen}
      onClear={() => set({ ...UNCOMPARED, period: undefined, from: undefined, to: undefined })}
    >
      {(close) => (
        <Stack gap="sm" w={252}>
          <SimpleGrid cols={2} spacing={6} verticalSpacing={6}>
            {PERIODS.map((period) => (
              <Button
                key={period}
                size="xs"
                variant={period === asked.period ? "light" : "default"}
                px={4}
                onClick={() => {
                  set({ period, from: undefined, to: undefined });
                  close();
                }}
              >
                {t(`periods.${period}` as "none")}
              </Button>
            ))}
          </SimpleGrid>
          <Calendar
            range={range}
            onRange={([from, to]) => {
              setRange([from, to]);
              if (!from || !to) return;
              set({ from, to, period: undefined });
              close();
            }}
          />
        </Stack>
      )}
    </FilterChip>
  );
}
