import { Checkbox, Group, Text, Tooltip } from "@mantine/core";
import { IconRepeat } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { usePlace } from "@/lib/place";

import { Avatar } from "./avatar";
import { RowLink } from "./row-link";
import { TaskDue } from "./task-due";
import { TaskKindIcon } from "./task-kind-icon";
import classes from "./task-row.module.css";
import { TaskWaiting } from "./task-waiting";
import { useRepeatWords } from "./use-repeat-words";
import { useTick } from "./use-tick";

type Props = {
  task: Task;
  about?: ReactNode;
  showOwner?: boolean;
  /** What stands where the task is ticked off otherwise. */
  lead?: ReactNode;
  actions?: ReactNode;
};

/** One task: tick it, see what and until when. */
export function TaskRow({ task, about, showOwner = false, lead, actions }: Props) {
  const { t } = useTranslation("common");
  const tick = useTick();
  const { set } = usePlace();
  const isDone = Boolean(task.completed_at);
  return (
    <Group className={classes.row} data-done={isDone || undefined} gap="sm" wrap="nowrap">
      {lead || (
        <Checkbox
          size="xs"
          radius="xl"
          aria-label={t("task.done", { title: task.title })}
          checked={isDone}
          onChange={() => void tick(task, !isDone)}
        />
      )}
      <TaskKindIcon task={task} />
      <div className={classes.what}>
        <Text size="sm" className={classes.title} truncate>
          <RowLink onOpen={() => set({ task: task.id })}>{task.title}</RowLink>
        </Text>
        <TaskWaiting task={task} />
      </div>
      {task.repeat && <Repeats task={task} />}
      {about && <span className={classes.about}>{about}</span>}
      <TaskDue task={task} />
      {showOwner && task.owner_name && <Avatar name={task.owner_name} size={20} />}
      {actions}
    </Group>
  );
}

function Repeats({ task }: { task: Task }) {
  const words = useRepeatWords()(task);
  return (
    <Tooltip label={words}>
      <span className={classes.icon} role="img" aria-label={words}>
        <IconRepeat size={14} stroke={1.7} />
      </span>
    </Tooltip>
  );
}
