import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { dayIn, formatDay, formatWhen } from "@/lib/when";
import { tell, tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";
import { useAskAnyway } from "@/ui/use-tick";

import { type By, type ColumnKey, dueOn } from "./board-rules";
import { patchDue, putProgress, reopen, useMoveCard } from "./use-moves";

type Step = Task["progress"] | "done";

/** What letting a card go over a column does, with the way back. */
export function useBoardActs(by: By) {
  const { t } = useTranslation("tasks");
  const place = useLocale();
  const move = useMoveCard();
  const askAnyway = useAskAnyway();

  const step = async (task: Task, from: ColumnKey, to: Step) => {
    const anyway = to === "done" && task.waiting_for.length > 0;
    if (anyway && !(await askAnyway(task))) return;
    const completed_at = to === "done" ? new Date().toISOString() : null;
    const change = to === "done" ? { completed_at } : { completed_at, progress: to };
    const write = () => putProgress(task.id, to, anyway);
    move.mutateAsync({ task, to, change, write }).then(
      (moved) =>
        tellWithUndo(
          t("board.moved", { title: task.title, column: t(`column.progress.${to}`) }),
          () =>
            move.mutate({
              task: moved,
              to: from,
              change: { completed_at: task.completed_at, progress: task.progress },
              write: () => takeBack(task, to),
            }),
        ),
      () => undefined, // the refusal is told by the query client
    );
  };
  const date = (task: Task, from: ColumnKey, to: ColumnKey) => {
    const due = dueOn(task, to, place.zone);
    if (!due) return tell(t("board.noOverdue"));
    const before = { due_at: task.due_at, all_day: task.all_day };
    move.mutateAsync({ task, to, change: due, write: () => patchDue(task, due) }).then(
      (moved) =>
        tellWithUndo(told(task.title, due), () =>
          move.mutate({
            task: moved,
            to: from,
            change: before,
            write: () => patchDue(moved, before),
          }),
        ),
      () => undefined, // the refusal is told by the query client
    );
  };
  const told = (
    title: string,
    { due_at, all_day }: { due_at: string | null; all_day: boolean },
  ) => {
    if (!due_at) return t("board.undated", { title });
    const when = all_day
      ? formatDay(dayIn(place.zone, new Date(due_at)), place)
      : formatWhen(due_at, place);
    return t("board.dated", { title, when });
  };
  return (task: Task, from: ColumnKey, to: ColumnKey) => {
    if (from === to) return;
    if (by === "due") return date(task, from, to);
    void step(task, from, to as Step);
  };
}

/** What was done is opened again, so that it waits as it did before, by its own word or for others. */
function takeBack({ id, completed_at, progress }: Task, to: Step): Promise<Task> {
  if (completed_at) return putProgress(id, "done", true);
  return to === "done" ? reopen(id) : putProgress(id, progress);
}
