import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Task, useDeleteTask, useRestoreTask } from "@/api/tasks";
import { tellWithUndo } from "@/ui/toasts";

import { PickDue } from "./pick-due";
import { ReminderItems } from "./reminder-items";
import { SnoozeItems } from "./snooze-items";
import { useSnooze } from "./use-snooze";

/** Put a task off, or away. */
export function TaskMenu({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const snooze = useSnooze(task);
  const [isPicking, setIsPicking] = useState(false);
  const remove = useDeleteTask();
  const restore = useRestoreTask();
  return (
    <>
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
          <SnoozeItems onSnooze={snooze} onPick={() => setIsPicking(true)} />
          <Menu.Divider />
          {task.due_at && (
            <>
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
      {isPicking && (
        <PickDue title={task.title} onPicked={snooze} onClose={() => setIsPicking(false)} />
      )}
    </>
  );
}
