import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";

import { holidaysQuery, useDeleteHoliday } from "./calendar-queries";
import { HolidayForm } from "./holiday-form";
import { Panel } from "./panel";
import classes from "./panel.module.css";

/** Days that are off although weekdays, or worked although weekends. */
export function HolidaysSection() {
  const { t } = useTranslation("settings");
  const { language } = useLocale();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const days = useSuspenseQuery(holidaysQuery(year)).data;
  const remove = useDeleteHoliday();
  const format = new Intl.DateTimeFormat(language, {
    month: "long",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
  return (
    <Panel
      title={t("section.holidays")}
      lead={t("holidays.lead")}
      action={
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => setYear(year - 1)}
            aria-label={t("holidays.before")}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Text data-figure>{year}</Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => setYear(year + 1)}
            aria-label={t("holidays.after")}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      }
    >
      <HolidayForm />
      {days.length === 0 && <EmptyState>{t("holidays.none", { year })}</EmptyState>}
      {days.map(({ day, kind, name, is_own }) => (
        <Group key={day} className={classes.row} wrap="nowrap">
          <Text w={150}>{format.format(new Date(`${day}T00:00:00Z`))}</Text>
          <Text className={classes.grow}>{name}</Text>
          <StatusBadge tone={kind === "off" ? "good" : "attention"}>
            {t(`dayKind.${kind}`)}
          </StatusBadge>
          {is_own && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t("delete")}: ${day}`}
              onClick={() => remove.mutate(day)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
    </Panel>
  );
}
