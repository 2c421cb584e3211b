import { ActionIcon, Menu } from "@mantine/core";
import {
  IconCalendarDue,
  IconClockEdit,
  IconDots,
  IconPlayerSkipForward,
  IconRepeatOff,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type Task, useDeleteTask } from "@/api/tasks";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { PickDue } from "./pick-due";
import { ReminderItems } from "./reminder-items";
import { snoozes } from "./rules";
import { useTaskMoves } from "./use-task-moves";

const ICON = { size: 16, stroke: 1.7 };

/** Put a task off, skip it, or put it away. */
export function TaskMenu({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const moves = useTaskMoves(task);
  const remove = useDeleteTask();
  const mayDelete = useMay("delete");
  const [isPicking, setPicking] = useState(false);
  const title = task.title;
  // The row may be gone from the screen before the answer is here.
  const drop = () =>
    remove.mutateAsync(task).then(
      (answer) => tellWithUndo(t("deleted", { title }), answer),
      () => undefined, // the refusal is told by the query client
    );
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("menu", { title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!task.completed_at && (
            <>
              <Menu.Label>{t("snoozeTitle")}</Menu.Label>
              {snoozes(zone).map((to) => (
                <Menu.Item
                  key={to}
                  leftSection={<IconCalendarDue {...ICON} />}
                  onClick={() => void moves.putOff(to)}
                >
                  {t(`snooze.${to}`)}
                </Menu.Item>
              ))}
              <Menu.Item leftSection={<IconClockEdit {...ICON} />} onClick={() => setPicking(true)}>
                {t("snooze.pick")}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          {!task.completed_at && task.repeat && (
            <>
              <Menu.Item leftSection={<IconPlayerSkipForward {...ICON} />} onClick={moves.skipOne}>
                {t("skip")}
              </Menu.Item>
              <Menu.Item leftSection={<IconRepeatOff {...ICON} />} onClick={moves.stopRepeating}>
                {t("stopRepeating")}
              </Menu.Item>
            </>
          )}
          {!task.completed_at && task.due_at && <ReminderItems task={task} />}
          {mayDelete && (
            <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => void drop()}>
              {t("delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isPicking && (
        <PickDue title={title} onPicked={moves.putOffTo} onClose={() => setPicking(false)} />
      )}
    </>
  );
}
