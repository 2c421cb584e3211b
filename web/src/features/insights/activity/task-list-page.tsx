import { Group, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { useOpenRecord } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { When } from "@/ui/when";
import { BackButton } from "../back-button";
import { targetsBack } from "../backs";
import { figureTasksQuery, type TaskFigure, type TasksAsk } from "../before-queries";
import { useBeforeScope } from "../use-before-scope";
import { useWords } from "../use-words";
import { useTaskColumns } from "./use-task-columns";

/** The tasks behind a figure. */
export function TaskListPage() {
  const { t } = useTranslation(["before", "insights"]);
  const { search, carried } = useBeforeScope();
  const isOfTarget = search.measure !== undefined;
  const home = isOfTarget
    ? { to: "/insights/targets", search: { ...carried, ...targetsBack(search) } }
    : { to: "/insights/activity", search: carried };
  const back = (
    <BackButton to={home.to} search={home.search}>
      {isOfTarget ? t("insights:tabs.targets") : t("activity.page")}
    </BackButton>
  );
  return (
    <Page title={search.what || t("taskList.page")} controls={back} fixed>
      <Boundary>
        <Tasks />
      </Boundary>
    </Page>
  );
}

function Tasks() {
  const { t } = useTranslation("before");
  const { ask, search } = useBeforeScope();
  const open = useOpenRecord();
  const words = useWords();
  const list = useSuspenseInfiniteQuery(
    figureTasksQuery({
      ...ask,
      figure: (search.figure ?? "done") as TaskFigure,
      ...(search.kinds && { kinds: search.kinds.split(",") as TasksAsk["kinds"] }),
    }),
  );
  const columns = useTaskColumns();
  const { items, total } = flatten(list.data);
  if (items.length === 0) return <EmptyState>{t("taskList.none")}</EmptyState>;
  return (
    <>
      <Text fz="sm" c="dimmed" px="md" py={8}>
        {words.n(total ?? items.length)}
      </Text>
      <DataTable
        name="figure-tasks"
        label={t("taskList.page")}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        onOpen={({ id }) => open("task", id)}
        openId={search.task}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        compact={(task) => (
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={500} lineClamp={1}>
                {task.title}
              </Text>
              <Text fz="xs" c="dimmed" lineClamp={1}>
                {[task.owner_name, task.about_name].filter(Boolean).join(" · ")}
              </Text>
            </div>
            {task.done_at && (
              <Text fz="xs" c="dimmed">
                <When at={task.done_at} />
              </Text>
            )}
          </Group>
        )}
      />
    </>
  );
}
