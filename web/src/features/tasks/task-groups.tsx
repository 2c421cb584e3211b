import { Button, Stack } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { flatten } from "@/lib/pages";
import { TickBox } from "@/ui/bulk/tick";
import { useSelection } from "@/ui/bulk/use-selection";
import { EmptyState } from "@/ui/empty-state";
import { NothingFound } from "@/ui/nothing-found";
import { Section } from "@/ui/section";
import { TaskRow } from "@/ui/task-row";
import { useLocale } from "@/ui/use-locale";

import { TasksBulk } from "./bulk-bar";
import { tasksQuery, type Whose } from "./queries";
import { type Group, grouped } from "./rules";
import { TaskAbout } from "./task-about";
import { TaskMenu } from "./task-menu";
import { NO_FILTERS, useTaskAsk } from "./use-task-ask";

type Props = { whose: Asked; showOwner: boolean; isSelecting: boolean };

type Asked = Whose & { state: "open" | "done"; sort: string };

export function TaskGroups({ whose, showOwner, isSelecting }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    tasksQuery(whose),
  );
  const shown = flatten<Task>(data).items;
  const groups: [Group, Task[]][] =
    whose.sort && shown.length > 0 ? [["sorted", shown]] : grouped(shown, zone);
  const selection = useSelection(whose);
  const order = groups.flatMap(([, tasks]) => tasks.map(({ id }) => id));
  const { isFiltered } = useTaskAsk();
  if (groups.length === 0 && isFiltered) return <NothingFound without={NO_FILTERS} />;
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
                lead={
                  isSelecting && (
                    <TickBox selection={selection} id={task.id} name={task.title} order={order} />
                  )
                }
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
      {isSelecting && (
        <TasksBulk
          selection={selection}
          tasks={shown.filter(({ id }) => selection.ids.has(id))}
          whose={whose}
        />
      )}
    </Stack>
  );
}
