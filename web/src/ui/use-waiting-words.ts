import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";

const NAMED = 2;

/** Say what a task waits for: the first by name, if they are shown to us, the others by number. */
export function useWaitingWords() {
  const { t, i18n } = useTranslation("common");
  return (blockers: Task["waiting_for"]) => {
    const all = blockers.map(({ title }) => title ?? t("task.hidden"));
    const names = new Intl.ListFormat(i18n.language, { type: "unit", style: "short" }).format(
      all.slice(0, NAMED),
    );
    return all.length > NAMED ? t("task.more", { names, count: all.length - NAMED }) : names;
  };
}
