import { UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { OnSlot } from "./calendar-view";
import type { Lane } from "./rules";
import { TaskChip } from "./task-chip";
import { longDay } from "./titles";
import { useSlot } from "./use-drag";

type Props = { day: string; member?: Lane["member"]; tasks: Task[]; onSlot: OnSlot };

/** What is for the whole day; a task that is let go here loses its time. */
export function AllDayCell({ day, member, tasks, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { language } = useLocale();
  const cell = useRef<HTMLDivElement>(null);
  const isOver = useSlot(cell, () => ({ day, minute: null, owner: member?.id }));
  return (
    <div ref={cell} className={classes.allDayCell} data-over={isOver || undefined}>
      {onSlot && (
        <UnstyledButton
          className={classes.slot}
          aria-label={t("newOn", {
            day: [member?.name, longDay(day, language)].filter(Boolean).join(" "),
          })}
          onClick={() => onSlot({ day, minute: null, owner: member?.id })}
        />
      )}
      {tasks.map((task) => (
        <TaskChip key={task.id} task={task} />
      ))}
    </div>
  );
}
