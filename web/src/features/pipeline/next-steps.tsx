import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import type { Task } from "@/api/tasks";
import { tellWithUndo } from "@/ui/toasts";
import { useAskAnyway } from "@/ui/use-tick";

import { AddTask } from "./add-task";
import classes from "./deal.module.css";
import parts from "./deal-parts.module.css";
import { dealTasksQuery } from "./queries";
import { TaskRow } from "./task-row";
import { useDealTasks } from "./use-deal-tasks";

/** What is to be done next on this deal; a deal without a next step is forgotten. */
export function NextSteps({ dealId }: { dealId: string }) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMay("write");
  const tasks = useQuery(dealTasksQuery(dealId)).data ?? [];
  const { add, tick } = useDealTasks(dealId);
  const askAnyway = useAskAnyway();
  const open = tasks.filter((task) => !task.completed_at);
  const done = async (task: Task) => {
    const { id, title } = task;
    const anyway = task.waiting_for.length > 0;
    if (anyway && !(await askAnyway(task))) return;
    tick.mutate(
      { id, isDone: true, anyway },
      {
        onSuccess: (answer) => tellWithUndo(t("told.taskDone", { title }), answer),
      },
    );
  };
  return (
    <section className={classes.section} aria-labelledby="next-steps">
      <div className={classes.sectionHead}>
        <h3 className={classes.heading} id="next-steps">
          {t("nextStep.title")}
        </h3>
      </div>
      {open.length === 0 && <p className={parts.none}>{t("nextStep.none")}</p>}
      {open.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          isTicked={tick.isPending && tick.variables.id === task.id}
          onDone={() => void done(task)}
        />
      ))}
      {mayWrite && <AddTask onAdd={add.mutateAsync} isSaving={add.isPending} />}
    </section>
  );
}
