import { UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { OnSlot } from "./calendar-view";
import { HolidayName } from "./holiday-name";
import { slotOf } from "./rules";
import { TaskChip } from "./task-chip";
import { longDay } from "./titles";
import { useSlot } from "./use-drag";

const SHOWN = 4;

type Props = {
  day: string;
  isOutside: boolean;
  tasks: Task[];
  holiday: { name: string; kind: string } | undefined;
  onSlot: OnSlot;
};

/** A cell of the month; a task that is let go here keeps its time. */
export function MonthDay({ day, isOutside, tasks, holiday, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const { set } = usePlace();
  const cell = useRef<HTMLDivElement>(null);
  const isOver = useSlot(cell, (_, task) => ({ day, minute: slotOf(task, zone)?.minute ?? null }));
  const name = longDay(day, language);
  const open = () => set({ view: "day", day });
  return (
    <div
      ref={cell}
      className={classes.cell}
      data-outside={isOutside || undefined}
      data-over={isOver || undefined}
    >
      {onSlot && (
        <UnstyledButton
          className={classes.slot}
          aria-label={t("newOn", { day: name })}
          onClick={() => onSlot({ day, minute: null })}
        />
      )}
      <div className={classes.cellHead}>
        <UnstyledButton
          className={classes.number}
          aria-label={t("openDay", { day: name })}
          aria-current={day === dayIn(zone) ? "date" : undefined}
          onClick={open}
        >
          {Number(day.slice(8))}
        </UnstyledButton>
        <HolidayName holiday={holiday} />
      </div>
      {tasks.slice(0, SHOWN).map((task) => (
        <TaskChip key={task.id} task={task} />
      ))}
      {tasks.length > SHOWN && (
        <UnstyledButton className={classes.more} onClick={open}>
          {t("more", { count: tasks.length - SHOWN })}
        </UnstyledButton>
      )}
    </div>
  );
}
