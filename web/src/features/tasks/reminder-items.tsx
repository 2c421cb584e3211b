import { Menu } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { remindersQuery, type Task, useSetReminders } from "@/api/tasks";
import { BEFORE, useBefore } from "@/ui/use-before";

/** When one is reminded of a task: each line is ticked or not. */
export function ReminderItems({ task }: { task: Task }) {
  const { t } = useTranslation("common");
  const before = useBefore();
  const chosen = useQuery(remindersQuery(task.id)).data ?? [];
  const set = useSetReminders(task.id);
  const toggle = (minutes: number) =>
    set.mutate(
      chosen.includes(minutes) ? chosen.filter((one) => one !== minutes) : [...chosen, minutes],
    );
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconBell size={16} stroke={1.7} />}>
          {t("remind.title")}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {BEFORE.map((minutes) => (
          <Menu.CheckboxItem
            key={minutes}
            checked={chosen.includes(minutes)}
            onChange={() => toggle(minutes)}
          >
            {before(minutes)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
