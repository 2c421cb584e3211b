import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type TasksOf, tasksOfQuery } from "@/api/tasks";

import { Failed } from "./failed";
import { Section } from "./section";
import { TaskAdd } from "./task-add";
import { TaskRow } from "./task-row";

/** The open tasks of a record, with a line to add one. */
export function TaskList({ of }: { of: TasksOf }) {
  const { t } = useTranslation("common");
  const mayWrite = useMay("write");
  const { data, error, refetch } = useQuery(tasksOfQuery(of));
  return (
    <Section title={t("task.title")} count={data?.length ?? 0}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={36} />}
      <div>
        {data?.map((task) => (
          <TaskRow key={task.id} task={task} showOwner />
        ))}
      </div>
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("task.none")}
        </Text>
      )}
      {mayWrite && <TaskAdd of={of} />}
    </Section>
  );
}
