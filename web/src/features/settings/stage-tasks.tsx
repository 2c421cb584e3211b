import { Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EntryTaskForm } from "./entry-task-form";
import { EntryTaskRow } from "./entry-task-row";
import type { Stage } from "./pipeline-queries";
import { entryTasksQuery } from "./stage-queries";

/** What is handed out to each deal that enters the stage, once. */
export function StageTasks({ stage }: { stage: Stage }) {
  const { t } = useTranslation("settings");
  const all = useSuspenseQuery(entryTasksQuery(stage.pipeline_id)).data;
  const here = all.filter(({ stage_id }) => stage_id === stage.id);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("entryTask.lead")}
      </Text>
      <div>
        {here.map((task) => (
          <EntryTaskRow key={task.id} stage={stage} task={task} />
        ))}
      </div>
      <EntryTaskForm key={here.length} stage={stage} />
    </Stack>
  );
}
