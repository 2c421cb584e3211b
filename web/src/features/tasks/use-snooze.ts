import { useTranslation } from "react-i18next";

import { type Task, useMoveTask } from "@/api/tasks";
import { formatWhen } from "@/lib/when";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

/** Put a task off until a moment, with the way back. */
export function useSnooze(task: Task) {
  const { t } = useTranslation("tasks");
  const { zone, language } = useLocale();
  const move = useMoveTask();
  return (due_at: string) => {
    const told = { title: task.title, when: formatWhen(due_at, { zone, language }) };
    const { due_at: before, all_day } = task;
    // The row stands elsewhere by then, and a callback of `mutate` would be gone with it.
    move.mutateAsync({ task, change: { due_at, all_day: false } }).then(
      (moved) =>
        tellWithUndo(t("snooze.done", told), () =>
          move.mutate({ task: moved, change: { due_at: before, all_day } }),
        ),
      () => undefined, // the refusal is told by the query client
    );
  };
}
