import "@mantine/dates/styles.layer.css";

import type { MantineSize } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";

export type DateFieldProps = {
  label: string;
  /** "2026-11-23", a day without time and zone. */
  value: string | null;
  onChange: (day: string | null) => void;
  size?: MantineSize;
  error?: string;
  hideLabel?: boolean;
  w?: number;
};

export function DatePicker({
  label,
  value,
  onChange,
  size = "sm",
  error,
  hideLabel,
  w,
}: DateFieldProps) {
  const { t, i18n } = useTranslation("common");
  const isChinese = i18n.language.startsWith("zh");
  const locale = isChinese ? "zh-cn" : "en";
  const format = isChinese ? "YYYY年M月D日" : "MMM D, YYYY";
  return (
    <DatePickerInput
      label={hideLabel ? undefined : label}
      aria-label={`${label}: ${value ? dayjs(value).locale(locale).format(format) : t("noDate")}`}
      placeholder={t("noDate")}
      value={value}
      onChange={onChange}
      size={size}
      w={w}
      error={error}
      clearable
      locale={locale}
      valueFormat={format}
      firstDayOfWeek={isChinese ? 1 : 0}
      leftSection={<IconCalendar size={16} stroke={1.7} />}
      popoverProps={{ withinPortal: true }}
      clearButtonProps={{ "aria-label": t("clear") }}
    />
  );
}
