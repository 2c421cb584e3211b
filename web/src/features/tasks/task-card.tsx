import { memo } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { Avatar } from "@/ui/avatar";
import { BoardCard, type CardHold } from "@/ui/board/board-card";
import classes from "@/ui/board/card.module.css";
import { TaskDue } from "@/ui/task-due";
import { TaskKindIcon } from "@/ui/task-kind-icon";
import { TaskWaiting } from "@/ui/task-waiting";

import own from "./task-board.module.css";

type Props = CardHold & {
  task: Task;
  mayWrite: boolean;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
};

/** A task on the board. */
export const TaskCard = memo(function TaskCard({ task, ...hold }: Props) {
  const { t } = useTranslation("tasks");
  const about = [task.deal_title, task.person_name ?? task.company_name ?? task.lead_name].filter(
    Boolean,
  );
  return (
    <BoardCard card={task} role={t("board.card")} {...hold}>
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
    </BoardCard>
  );
});
