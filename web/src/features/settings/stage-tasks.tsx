import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EntryTaskForm } from "./entry-task-form";
import classes from "./panel.module.css";
import type { Stage } from "./pipeline-queries";
import { entryTasksQuery, useRemoveEntryTask } from "./stage-queries";

/** What is handed out to each deal that enters the stage, once. */
export function StageTasks({ stage }: { stage: Stage }) {
  const { t, i18n } = useTranslation("settings");
  const all = useSuspenseQuery(entryTasksQuery(stage.pipeline_id)).data;
  const remove = useRemoveEntryTask();
  const here = all.filter(({ stage_id }) => stage_id === stage.id);
  const isChinese = i18n.language.startsWith("zh");
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("entryTask.lead")}
      </Text>
      <div>
        {here.map((task) => {
          const title = isChinese ? task.title_zh || task.title_en : task.title_en || task.title_zh;
          return (
            <Group key={task.id} className={classes.row} wrap="nowrap">
              <Stack gap={0} className={classes.grow}>
                <Text size="sm">{title}</Text>
                <Text size="xs" c="dimmed">
                  {t(`pipeline:kind.${task.kind}`)} ·{" "}
                  {t("entryTask.due", { count: task.due_in_workdays })} ·{" "}
                  {task.is_for_creator ? t("entryTask.creator") : t("entryTask.owner")}
                </Text>
              </Stack>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t("delete")}: ${title}`}
                onClick={() => remove.mutate(task)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          );
        })}
      </div>
      <EntryTaskForm key={here.length} stage={stage} />
    </Stack>
  );
}
