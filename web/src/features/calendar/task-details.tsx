import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import type { Task } from "@/api/tasks";
import { type RecordKind, useOpenRecord, usePlace } from "@/lib/place";
import { AttendeeList } from "@/ui/attendee-list";
import { RowLink } from "@/ui/row-link";
import { TaskWaiting } from "@/ui/task-waiting";
import { useKinds } from "@/ui/use-kinds";
import { useTick } from "@/ui/use-tick";

import { MoveForm } from "./move-form";

type Props = { task: Task; onClose: () => void };

/** What a task in the calendar is, and everything one can do to it there. */
export function TaskDetails({ task, onClose }: Props) {
  const { t } = useTranslation("calendar");
  const open = useOpenRecord();
  const tick = useTick();
  const { wordsOf } = useKinds();
  const { set } = usePlace();
  const mayWrite = useMay("write");
  const isDone = Boolean(task.completed_at);
  const about: [RecordKind, string | null, string | null][] = [
    ["deal", task.deal_id, task.deal_title],
    ["person", task.person_id, task.person_name],
    ["company", task.company_id, task.company_name],
    ["lead", task.lead_id, task.lead_name],
  ];
  return (
    <Stack gap="sm">
      <div>
        <RowLink onOpen={() => set({ task: task.id })}>{task.title}</RowLink>
        <Text size="xs" c="dimmed">
          {`${wordsOf(task)} · ${task.owner_name}`}
        </Text>
      </div>
      <TaskWaiting task={task} />
      <Group gap="sm">
        {about.map(
          ([kind, id, name]) =>
            id && (
              <RowLink
                key={kind}
                onOpen={() => {
                  onClose();
                  open(kind, id);
                }}
              >
                {name}
              </RowLink>
            ),
        )}
      </Group>
      {task.agenda && (
        <Text size="sm" lineClamp={4}>
          {task.agenda}
        </Text>
      )}
      <AttendeeList task={task} mayWrite={mayWrite} />
      {mayWrite && <MoveForm task={task} onDone={onClose} />}
      {mayWrite && (
        <Button
          variant="light"
          size="xs"
          onClick={() => {
            void tick(task, !isDone);
            onClose();
          }}
        >
          {isDone ? t("reopen") : t("complete")}
        </Button>
      )}
    </Stack>
  );
}
