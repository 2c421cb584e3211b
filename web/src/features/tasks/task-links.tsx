import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { Section } from "@/ui/section";

import { FoundPicker } from "./found-picker";
import { LinkedTask } from "./linked-task";
import { foundTasksQuery, taskLinksQuery } from "./queries";
import { useTaskLinks } from "./use-task-links";

/** What a task waits for and what waits for it. */
export function TaskLinks({ task, mayWrite }: { task: Task; mayWrite: boolean }) {
  const { t } = useTranslation("tasks");
  const { waits_for = [], holds_up = [] } = useQuery(taskLinksQuery(task.id)).data ?? {};
  const { tie, untie } = useTaskLinks(task.id);
  return (
    <Stack gap="md">
      <Section title={t("links.waitsFor")} count={waits_for.length}>
        {waits_for.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("links.none")}
          </Text>
        )}
        <div>
          {waits_for.map((link) => (
            <LinkedTask
              key={link.link_id}
              link={link}
              onRemove={mayWrite ? () => untie.mutate(link.link_id) : undefined}
            />
          ))}
        </div>
        {mayWrite && (
          <FoundPicker
            label={t("links.find")}
            nothing={t("links.nothing")}
            find={(q) => foundTasksQuery(q, task)}
            without={[task.id, ...waits_for.flatMap(({ task_id }) => task_id ?? [])]}
            onChoose={({ id }) => tie.mutate(id)}
          />
        )}
      </Section>
      {holds_up.length > 0 && (
        <Section title={t("links.holdsUp")} count={holds_up.length}>
          <div>
            {holds_up.map((link) => (
              <LinkedTask key={link.link_id} link={link} />
            ))}
          </div>
        </Section>
      )}
    </Stack>
  );
}
