import { ActionIcon, Menu } from "@mantine/core";
import { IconCalendarDue, IconDots, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type Task, useDeleteTask, useRestoreTask, useSaveTask } from "@/api/tasks";
import { dayIn, endOfDayIn } from "@/lib/when";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { ReminderItems } from "./reminder-items";

const LATER = [
  { label: "tasks:snooze.tomorrow", days: 1 },
  { label: "tasks:snooze.week", days: 7 },
] as const;

/** Put a task off, or away. */
export function TaskMenu({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const save = useSaveTask();
  const remove = useDeleteTask();
  const restore = useRestoreTask();
  const putOff = (days: number) => {
    const day = dayIn(zone, new Date(Date.now() + days * 86_400_000));
    save.mutate({ task, change: { due_at: endOfDayIn(zone, day), all_day: true } });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("menu", { title: task.title })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LATER.map(({ label, days }) => (
          <Menu.Item
            key={days}
            leftSection={<IconCalendarDue size={16} stroke={1.7} />}
            onClick={() => putOff(days)}
          >
            {t(label)}
          </Menu.Item>
        ))}
        {task.due_at && (
          <>
            <Menu.Divider />
            <ReminderItems task={task} />
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<IconTrash size={16} stroke={1.7} />}
          onClick={() =>
            remove.mutate(task, {
              onSuccess: () =>
                tellWithUndo(t("deleted", { title: task.title }), () => restore.mutate(task.id)),
            })
          }
        >
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
