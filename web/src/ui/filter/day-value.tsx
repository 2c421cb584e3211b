import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DateField } from "@/ui/date-field";

import { DaysField } from "./days-field";
import { NEAR_DAYS, rollingOf, writeRolling } from "./rules";

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A day of the calendar, or one that moves with today. */
export function DayValue({ label, value, onChange }: Props) {
  const { t } = useTranslation("filters");
  const rolling = rollingOf(value);
  const mode = rolling?.way ?? (NEAR_DAYS.includes(value) ? value : "on");
  const choose = (next: string | null) => {
    if (next === "on") onChange("");
    else if (next === "ago" || next === "in") onChange(writeRolling({ way: next, days: 7 }));
    else if (next) onChange(next);
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        size="xs"
        flex={1}
        miw={80}
        aria-label={label}
        allowDeselect={false}
        data={[
          { value: "on", label: t("day.on") },
          ...NEAR_DAYS.map((day) => ({ value: day, label: t(`period.${day}`) })),
          { value: "ago", label: t("day.ago") },
          { value: "in", label: t("day.in") },
        ]}
        value={mode}
        onChange={choose}
      />
      {mode === "on" && (
        <DateField
          size="xs"
          label={label}
          hideLabel
          value={value || null}
          onChange={(day) => onChange(day ?? "")}
        />
      )}
      {rolling && (
        <DaysField
          days={rolling.days}
          onChange={(days) => onChange(writeRolling({ ...rolling, days }))}
        />
      )}
    </Group>
  );
}
