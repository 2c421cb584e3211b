import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { formatDay } from "@/lib/when";

import { DateField } from "./date-field";
import { FilterChip } from "./filter-chip";
import { useLocale } from "./use-locale";

type Days = { from?: string | undefined; to?: string | undefined };
type Props = Days & { onChange: (days: Days) => void };

/** Narrow down to what happened from one day to another; either end may be open. */
export function DaysChip({ from, to, onChange }: Props) {
  const { t } = useTranslation("common");
  const place = useLocale();
  const said = (day: string | undefined) => (day ? formatDay(day, place) : "…");
  return (
    <FilterChip
      label={t("days.label")}
      chosen={from || to ? `${said(from)} – ${said(to)}` : undefined}
      onClear={() => onChange({ from: undefined, to: undefined })}
    >
      {() => (
        <Stack gap="xs" w={220}>
          <DateField
            label={t("days.from")}
            value={from ?? null}
            onChange={(day) => onChange({ from: day ?? undefined, to })}
          />
          <DateField
            label={t("days.to")}
            value={to ?? null}
            onChange={(day) => onChange({ from, to: day ?? undefined })}
          />
        </Stack>
      )}
    </FilterChip>
  );
}
