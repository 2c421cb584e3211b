import { UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { OnSlot } from "./calendar-view";
import { TaskChip } from "./task-chip";
import { longDay } from "./titles";
import { useSlot } from "./use-drag";

type Props = { day: string; tasks: Task[]; onSlot: OnSlot };

/** What is for the whole day; a task that is let go here loses its time. */
export function AllDayCell({ day, tasks, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { language } = useLocale();
  const cell = useRef<HTMLDivElement>(null);
  const isOver = useSlot(cell, () => ({ day, minute: null }));
  return (
    <div ref={cell} className={classes.allDayCell} data-over={isOver || undefined}>
      {onSlot && (
        <UnstyledButton
          className={classes.slot}
          aria-label={t("newOn", { day: longDay(day, language) })}
          onClick={() => onSlot({ day, minute: null })}
        />
      )}
      {tasks.map((task) => (
        <TaskChip key={task.id} task={task} />
      ))}
    </div>
  );
}
