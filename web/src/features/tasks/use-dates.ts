import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";
import { Problem } from "@/api/problem";
import { type Task, useRefreshTasks } from "@/api/tasks";
import { tellProblem, tellWithUndo } from "@/ui/toasts";

type Row = Schema["TaskRowIn"];
type Answer = Schema["TaskRowOut"];
type Due = { due_at: string; all_day: boolean };

/** So many the server dates in one call. */
const MOST = 200;

/** Give each of these tasks a date of its own; what was refused is said, the rest can be undone. */
export function useDates(tasks: Task[], onDone: () => void) {
  const { t } = useTranslation("tasks");
  const onSettled = useRefreshTasks();
  const send = useMutation({
    mutationFn: async (rows: Row[]) => {
      const answers: Answer[] = [];
      for (let first = 0; first < rows.length; first += MOST) {
        const body = { rows: rows.slice(first, first + MOST) };
        const made = await unwrap(api.POST("/api/v1/tasks/bulk", { body, headers: onlyOnce() }));
        answers.push(...made.rows);
      }
      return answers;
    },
    onSettled,
  });
  const tell = (answers: Answer[], isUndo: boolean) => {
    const refused = answers.filter(({ code }) => code);
    const [first] = refused;
    if (first) {
      const title = tasks.find(({ id }) => id === first.id)?.title ?? "";
      const detail = t("bulk.refused", { count: refused.length, title, why: first.detail });
      tellProblem(new Problem({ code: first.code ?? "", status: 409, detail }));
    }
    const changed = answers.filter(({ code }) => !code);
    if (isUndo || changed.length === 0) return;
    tellWithUndo(t("bulk.dated", { count: changed.length }), () => {
      const rows = changed.flatMap(({ id, version }) => {
        const task = tasks.find((one) => one.id === id);
        return task ? [{ id, due_at: task.due_at, all_day: task.all_day, version }] : [];
      });
      void send.mutateAsync(rows).then((found) => tell(found, true), ignore);
    });
  };
  const date = (due: (task: Task) => Due) =>
    void send
      .mutateAsync(tasks.map((task) => ({ id: task.id, ...due(task), version: task.version })))
      .then((answers) => {
        tell(answers, false);
        onDone();
      }, ignore); // the refusal of the whole is told by the query client
  return { date, isPending: send.isPending };
}

function ignore() {
  // nothing: it was told
}
