import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { Avatar } from "@/ui/avatar";
import classes from "@/ui/board/card.module.css";
import { useDraggableCard } from "@/ui/board/drag";
import { TaskDue } from "@/ui/task-due";
import { TaskKindIcon } from "@/ui/task-kind-icon";
import { TaskWaiting } from "@/ui/task-waiting";

import own from "./task-board.module.css";

type Props = {
  task: Task;
  mayWrite: boolean;
  tabIndex: number;
  isLifted: boolean;
  isDragged: boolean;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
};

/** A task on the board. */
export const TaskCard = memo(function TaskCard(props: Props) {
  const { task, mayWrite, tabIndex, isLifted, isDragged, onActivate, onOpen } = props;
  const { t } = useTranslation("tasks");
  const element = useRef<HTMLElement>(null);
  useDraggableCard(element, task, mayWrite);
  const about = [task.deal_title, task.person_name ?? task.company_name].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of the focused card.
    <article
      ref={element}
      className={classes.card}
      data-card-id={task.id}
      data-lifted={isLifted || undefined}
      data-dragged={isDragged || undefined}
      aria-label={task.title}
      aria-roledescription={t("board.card")}
      aria-describedby="board-keys"
      tabIndex={tabIndex}
      onFocus={() => onActivate(task.id)}
      onClick={() => onOpen(task.id)}
    >
      <div className={classes.title} data-done={Boolean(task.completed_at) || undefined}>
        {task.title}
      </div>
      {about.length > 0 && (
        <div className={classes.line}>
          <span className={classes.company}>{about.join(" · ")}</span>
        </div>
      )}
      <div className={own.foot}>
        <TaskKindIcon task={task} />
        <TaskDue task={task} />
        <TaskWaiting task={task} />
        <span className={own.owner} title={task.owner_name}>
          <Avatar name={task.owner_name} size={20} tooltip={false} />
        </span>
      </div>
    </article>
  );
});
