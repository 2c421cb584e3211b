import { Button, Group, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type Task, useSaveTask } from "@/api/tasks";
import { FoldedHistory } from "@/ui/history/folded-history";
import { OwnFields } from "@/ui/own/own-fields";
import { useTick } from "@/ui/use-tick";

import { taskQuery } from "./queries";
import { isAppointment } from "./rules";
import { TaskAbout } from "./task-about";
import { TaskAttendees } from "./task-attendees";
import { TaskForm } from "./task-form";
import { TaskLinks } from "./task-links";
import { TaskMenu } from "./task-menu";
import { TaskProgress } from "./task-progress";

type Props = { taskId: string; onDone: () => void };

/** One task: what, when, who, how far, and what it waits for. */
export function TaskPanel({ taskId, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const task = useSuspenseQuery(taskQuery(taskId)).data;
  const mayWrite = useMay("write");
  const tick = useTick();
  const save = useSaveTask();
  // What is being typed stays an edit of what was seen when it was begun.
  const [begun, setBegun] = useState<Task>();
  const isDone = Boolean(task.completed_at);
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap">
        <TaskAbout task={task} />
        {mayWrite && (
          <Group gap={8} ml="auto" wrap="nowrap">
            <Button size="compact-sm" variant="light" onClick={() => void tick(task, !isDone)}>
              {isDone ? t("panel.reopen") : t("panel.done")}
            </Button>
            <TaskMenu task={task} />
          </Group>
        )}
      </Group>
      {mayWrite && !isDone && <TaskProgress task={task} />}
      <TaskForm
        key={(begun ?? task).version}
        task={begun ?? task}
        mayWrite={mayWrite}
        onBegin={() => begun ?? setBegun(task)}
        onDone={() => {
          setBegun(undefined);
          onDone();
        }}
      />
      <OwnFields
        kind="task"
        values={task.custom}
        version={task.version}
        mayWrite={mayWrite}
        onSave={({ sent, version }) =>
          save.mutate({ task: { ...task, version }, change: { custom: sent } })
        }
      />
      {(isAppointment(task.kind) || task.attendees.length > 0) && (
        <TaskAttendees task={task} mayWrite={mayWrite} />
      )}
      <TaskLinks task={task} mayWrite={mayWrite} />
      <FoldedHistory kind="task" id={task.id} />
    </Stack>
  );
}
