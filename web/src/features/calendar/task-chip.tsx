import { Popover, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { timeIn } from "@/lib/when";
import { useKinds } from "@/ui/use-kinds";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import { TaskDetails } from "./task-details";
import { useDraggableTask } from "./use-drag";

type OnKeyDown = ((event: KeyboardEvent) => void) | undefined;
type Props = { task: Task; isBlock?: boolean; place?: CSSProperties; onKeyDown?: OnKeyDown };

/** A task in the calendar: drag it, or open it and do the same with the keyboard. */
export function TaskChip({ task, isBlock = false, place, onKeyDown }: Props) {
  const { t } = useTranslation("calendar");
  const { zone } = useLocale();
  const { wordsOf } = useKinds();
  const [isOpen, setIsOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  useDraggableTask(chip, task);
  const time = task.due_at && !task.all_day ? timeIn(zone, new Date(task.due_at)) : undefined;
  const told = { kind: wordsOf(task), when: time ?? t("allDay") };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus withinPortal width={320}>
      <Popover.Target>
        <UnstyledButton
          ref={chip}
          className={classes.chip}
          style={place}
          onKeyDown={onKeyDown}
          data-task={task.id}
          data-kind={task.kind}
          data-block={isBlock || undefined}
          data-done={Boolean(task.completed_at) || undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {time && <span className={classes.time}>{time}</span>}
          <span className={classes.chipTitle}>{task.title}</span>
          <VisuallyHidden>
            {task.completed_at ? t("chipDone", told) : t("chip", told)}
          </VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={task.title}>
        <TaskDetails task={task} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
