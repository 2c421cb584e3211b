import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";
import { Problem } from "@/api/problem";
import { type Task, useRefreshTasks } from "@/api/tasks";
import { tellProblem, tellWithUndo } from "@/ui/toasts";

type Row = Schema["TaskRowIn"];
type Answer = Schema["TaskRowOut"];

/** What becomes of each task, and how it is undone. */
export type Deed = {
  told: "done" | "date" | "owner" | "deleted";
  change: (task: Task) => Omit<Row, "id">;
  back: (task: Task, answer: Answer) => Omit<Row, "id">;
};

/** Change many tasks in one call; what was refused is said with its reason, the rest can be undone. */
export function useBulk() {
  const { t } = useTranslation("tasks");
  const onSettled = useRefreshTasks();
  const send = useMutation({
    mutationFn: (rows: Row[]) =>
      unwrap(api.POST("/api/v1/tasks/bulk", { body: { rows }, headers: onlyOnce() })),
    onSettled,
  });
  const tell = (tasks: Task[], answers: Answer[], deed?: Deed) => {
    const refused = answers.filter(({ code }) => code);
    const [first] = refused;
    if (first) {
      const title = tasks.find(({ id }) => id === first.id)?.title ?? "";
      const detail = t("bulk.refused", { count: refused.length, title, why: first.detail });
      tellProblem(new Problem({ code: first.code ?? "", status: 409, detail }));
    }
    const changed = answers.filter(({ code }) => !code);
    if (!deed || changed.length === 0) return;
    tellWithUndo(t(`bulk.told.${deed.told}`, { count: changed.length }), () => {
      const rows = changed.flatMap((answer) => {
        const task = tasks.find(({ id }) => id === answer.id);
        return task ? [{ id: task.id, ...deed.back(task, answer) }] : [];
      });
      void send.mutateAsync(rows).then(({ rows: answers }) => tell(tasks, answers), ignore);
    });
  };
  const perform = (tasks: Task[], deed: Deed) =>
    send
      .mutateAsync(tasks.map((task) => ({ id: task.id, ...deed.change(task) })))
      .then(({ rows }) => tell(tasks, rows, deed), ignore);
  return { perform, isPending: send.isPending };
}

function ignore(): void {
  // the refusal of the whole call is told by the query client
}
