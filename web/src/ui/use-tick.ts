import { useTranslation } from "react-i18next";

import { type Task, useTickTask } from "@/api/tasks";

import { ask } from "./ask";
import { useWaitingWords } from "./use-waiting-words";

type Ticked = Pick<Task, "id" | "title" | "waiting_for">;

/** Tick a task or take the tick away; what still waits for another one is asked about first. */
export function useTick() {
  const tick = useTickTask();
  const askAnyway = useAskAnyway();
  return async (task: Ticked, isDone: boolean) => {
    const anyway = isDone && task.waiting_for.length > 0;
    if (anyway && !(await askAnyway(task))) return;
    tick.mutate({ id: task.id, isDone, anyway });
  };
}

/** Ask whether a task is done although it still waits. */
export function useAskAnyway() {
  const { t } = useTranslation("common");
  const words = useWaitingWords();
  return ({ title, waiting_for }: Ticked) =>
    ask({
      title: t("task.anyway.title"),
      text: t("task.anyway.text", { title, what: words(waiting_for) }),
      yes: t("task.anyway.yes"),
      no: t("task.anyway.no"),
    });
}
