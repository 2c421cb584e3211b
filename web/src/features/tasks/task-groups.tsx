import { Button, Checkbox, Stack } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { TaskRow } from "@/ui/task-row";
import { useLocale } from "@/ui/use-locale";

import { BulkBar } from "./bulk-bar";
import { tasksQuery, type Whose } from "./queries";
import { grouped } from "./rules";
import { TaskAbout } from "./task-about";
import { TaskMenu } from "./task-menu";

type Props = { whose: Asked; showOwner: boolean; isSelecting: boolean };

/** So many the server changes in one call. */
const MOST = 200;

type Asked = Whose & { state: "open" | "done" };

export function TaskGroups({ whose, showOwner, isSelecting }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    tasksQuery(whose),
  );
  const shown = flatten<Task>(data).items;
  const groups = grouped(shown, zone);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
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
                    <Checkbox
                      size="sm"
                      aria-label={t("bulk.pick", { title: task.title })}
                      checked={picked.has(task.id)}
                      onChange={() => toggle(task.id)}
                    />
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
        <BulkBar
          tasks={shown.filter(({ id }) => picked.has(id))}
          onAll={() => setPicked(new Set(shown.slice(0, MOST).map(({ id }) => id)))}
          onDone={() => setPicked(new Set())}
        />
      )}
    </Stack>
  );
}
