import { Menu } from "@mantine/core";
import { IconCalendarDue, IconClockPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { momentOf, snoozesAt } from "@/lib/later";
import { useLocale } from "@/ui/use-locale";

type Props = { onSnooze: (due_at: string) => void; onPick: () => void };

/** Until when a task can be put off. */
export function SnoozeItems({ onSnooze, onPick }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  return (
    <>
      <Menu.Label>{t("snooze.title")}</Menu.Label>
      {snoozesAt(zone).map((later) => (
        <Menu.Item
          key={later}
          leftSection={<IconClockPlus size={16} stroke={1.7} />}
          onClick={() => onSnooze(momentOf(later, zone))}
        >
          {t(`common:later.${later}`)}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconCalendarDue size={16} stroke={1.7} />} onClick={onPick}>
        {t("snooze.pick")}
      </Menu.Item>
    </>
  );
}
