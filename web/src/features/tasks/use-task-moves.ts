import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { type Task, useSaveTask, useSkipTask } from "@/api/tasks";
import { dayIn } from "@/lib/when";
import { tell, tellProblem, tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { holidaysQuery } from "./queries";
import { type RuledDay, type Snooze, snoozed } from "./rules";

/** Put a task off, skip one of a series, end the series; each says what it did. */
export function useTaskMoves(task: Task) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const client = useQueryClient();
  const save = useSaveTask();
  const skip = useSkipTask();
  const change = (change: Partial<Task>, told: string) => {
    // The row stands elsewhere by then, and a callback of `mutate` would be gone with it.
    save.mutateAsync({ task, change }).then(
      (saved) => tellWithUndo(told, saved),
      () => undefined, // the refusal is told by the query client
    );
  };
  const ruledDays = async (): Promise<RuledDay[]> => {
    const year = Number(dayIn(zone).slice(0, 4));
    const pages = await Promise.all(
      [year, year + 1].map((one) => client.fetchQuery(holidaysQuery(one))),
    );
    return pages.flatMap((page) => page.items);
  };
  return {
    putOff: async (to: Snooze) => {
      try {
        const ruled = to === "workday" ? await ruledDays() : [];
        change(snoozed(task, to, { zone, ruled }), t("snoozed", { title: task.title }));
      } catch (problem) {
        tellProblem(problem);
      }
    },
    putOffTo: (due_at: string) =>
      change({ due_at, all_day: false }, t("snoozed", { title: task.title })),
    stopRepeating: () => change({ repeat: null }, t("stopped", { title: task.title })),
    skipOne: () =>
      skip.mutate(task, {
        onSuccess: () => tell(t("skipped", { title: task.title })),
        onError: tellProblem,
      }),
  };
}
