import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { dayIn } from "@/lib/when";
import { Avatar } from "@/ui/avatar";
import { useLocale } from "@/ui/use-locale";
import { Day, When } from "@/ui/when";

import parts from "./deal-parts.module.css";
import { KindIcon } from "./kind-icon";
import { activityState } from "./rules";

type Props = { task: Schema["TaskOut"]; isTicked: boolean; onDone: () => void };

export function TaskRow({ task, isTicked, onDone }: Props) {
  const { t } = useTranslation("pipeline");
  const { zone } = useLocale();
  const state = task.due_at ? stateOf(task.due_at, task.all_day, zone) : "none";
  return (
    <div className={parts.task}>
      <Checkbox
        size="xs"
        radius="xl"
        checked={isTicked}
        aria-label={t("nextStep.done", { title: task.title })}
        onChange={onDone}
      />
      <KindIcon kind={task.kind} />
      <span className={parts.taskTitle}>{task.title}</span>
      {task.due_at && (
        <span className={parts.due} data-state={state}>
          {state === "overdue" && `${t("activity.overdue")} `}
          {task.all_day ? (
            <Day day={dayIn(zone, new Date(task.due_at))} />
          ) : (
            <When at={task.due_at} />
          )}
        </span>
      )}
      <Avatar name={task.owner_name} size={20} />
    </div>
  );
}

function stateOf(dueAt: string, allDay: boolean, zone: string) {
  const state = activityState(dueAt, zone);
  const isToday = dayIn(zone, new Date(dueAt)) === dayIn(zone);
  return allDay && isToday ? "today" : state;
}
