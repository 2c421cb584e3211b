import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DaysField } from "./days-field";
import { asKey, PERIODS, rollingOf, writeRolling } from "./rules";

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A span of days that moves with today. */
export function PeriodValue({ label, value, onChange }: Props) {
  const { t } = useTranslation("filters");
  const rolling = rollingOf(value);
  const choose = (next: string | null) => {
    if (next === "last" || next === "next") onChange(writeRolling({ way: next, days: 30 }));
    else onChange(next ?? "");
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        size="xs"
        flex={1}
        miw={0}
        aria-label={label}
        placeholder={t("choose")}
        allowDeselect={false}
        data={[
          { value: "last", label: t("day.last") },
          { value: "next", label: t("day.next") },
          ...PERIODS.map((period) => ({
            value: period,
            label: t(`period.${asKey(period)}`),
          })),
        ]}
        value={rolling?.way ?? (value || null)}
        onChange={choose}
      />
      {rolling && (
        <DaysField
          days={rolling.days}
          onChange={(days) => onChange(writeRolling({ ...rolling, days }))}
        />
      )}
    </Group>
  );
}
