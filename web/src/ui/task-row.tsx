import { Checkbox, Group, Text, Tooltip } from "@mantine/core";
import {
  IconCheckbox,
  IconMail,
  IconMapPin,
  IconPhone,
  IconRepeat,
  IconUsers,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { type Task, useTickTask } from "@/api/tasks";
import { dayIn, daysFromNow } from "@/lib/when";

import { Avatar } from "./avatar";
import { StatusBadge, type Tone } from "./status-badge";
import classes from "./task-row.module.css";
import { useLocale } from "./use-locale";
import { useRepeatWords } from "./use-repeat-words";
import { Day, When } from "./when";

const ICONS = {
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  visit: IconMapPin,
};

type Props = { task: Task; about?: ReactNode; showOwner?: boolean; actions?: ReactNode };

/** One task: tick it, see what and until when. */
export function TaskRow({ task, about, showOwner = false, actions }: Props) {
  const { t } = useTranslation("common");
  const tick = useTickTask();
  const isDone = Boolean(task.completed_at);
  const Icon = ICONS[task.kind];
  return (
    <Group className={classes.row} data-done={isDone || undefined} gap="sm" wrap="nowrap">
      <Checkbox
        size="xs"
        radius="xl"
        aria-label={t("task.done", { title: task.title })}
        checked={isDone}
        onChange={() => tick.mutate({ id: task.id, isDone: !isDone })}
      />
      <span className={classes.icon} role="img" aria-label={t(`task.kind.${task.kind}`)}>
        <Icon size={16} stroke={1.7} />
      </span>
      <Text size="sm" className={classes.title} truncate>
        {task.title}
      </Text>
      {task.repeat && <Repeats task={task} />}
      {about && <span className={classes.about}>{about}</span>}
      <Due task={task} />
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

function Due({ task }: { task: Task }) {
  const { zone } = useLocale();
  if (!task.due_at) return null;
  const shown = task.all_day ? (
    <Day day={dayIn(zone, new Date(task.due_at))} />
  ) : (
    <When at={task.due_at} />
  );
  return <StatusBadge tone={toneOf(task, zone)}>{shown}</StatusBadge>;
}

/** Red is late, amber is today, blue is planned. */
function toneOf({ due_at, all_day, completed_at }: Task, zone: string): Tone {
  if (completed_at || !due_at) return "quiet";
  const days = daysFromNow(due_at, zone);
  if (days < 0 || (!all_day && new Date(due_at) < new Date())) return "bad";
  return days === 0 ? "attention" : "planned";
}
