import { Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useKinds } from "@/ui/use-kinds";

import { EditOrRemove } from "./edit-or-remove";
import { EntryTaskForm } from "./entry-task-form";
import classes from "./panel.module.css";
import type { Stage } from "./pipeline-queries";
import { type EntryTask, useRemoveEntryTask } from "./stage-queries";

/** What is handed out: in words, with the ways to change it. */
export function EntryTaskRow({ stage, task }: { stage: Stage; task: EntryTask }) {
  const { t, i18n } = useTranslation("settings");
  const { wordsOf } = useKinds();
  const remove = useRemoveEntryTask();
  const [isEdited, setEdited] = useState(false);
  const isChinese = i18n.language.startsWith("zh");
  const title = isChinese ? task.title_zh || task.title_en : task.title_en || task.title_zh;
  if (isEdited) {
    return <EntryTaskForm stage={stage} task={task} onClose={() => setEdited(false)} />;
  }
  return (
    <Group className={classes.row} wrap="nowrap">
      <Stack gap={0} className={classes.grow}>
        <Text size="sm">{title}</Text>
        <Text size="xs" c="dimmed">
          {wordsOf(task)} · {t("entryTask.due", { count: task.due_in_workdays })} ·{" "}
          {task.is_for_creator ? t("entryTask.creator") : t("entryTask.owner")}
        </Text>
      </Stack>
      <EditOrRemove
        title={title}
        editLabel={t("entryTask.edit")}
        onEdit={() => setEdited(true)}
        onRemove={() => remove.mutate(task)}
        isRemoving={remove.isPending}
      />
    </Group>
  );
}
