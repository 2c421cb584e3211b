import { Button, Stack } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { TaskRow } from "@/ui/task-row";
import { useLocale } from "@/ui/use-locale";

import { tasksQuery, type Whose } from "./queries";
import { grouped } from "./rules";
import { TaskAbout } from "./task-about";
import { TaskMenu } from "./task-menu";

type Props = { whose: Whose; showOwner: boolean };

export function TaskGroups({ whose, showOwner }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    tasksQuery(whose),
  );
  const groups = grouped(flatten<Task>(data).items, zone);
  if (groups.length === 0) {
    return (
      <EmptyState icon={<IconChecks size={28} stroke={1.4} aria-hidden />}>
        {t(`none.${whose.state}`)}
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      {groups.map(([group, tasks]) => (
        <Section key={group} title={t(`group.${group}`)} count={tasks.length} order={2}>
          <div>
            {tasks.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                showOwner={showOwner}
                about={<TaskAbout task={task} />}
                actions={<TaskMenu task={task} />}
              />
            ))}
          </div>
        </Section>
      ))}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </Stack>
  );
}
