import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { ask } from "@/ui/ask";

/** Of a repeating task: is only this one moved, or all that follow as well? Undefined: neither. */
export function useAskFollowing() {
  const { t } = useTranslation("calendar");
  return async (task: Task): Promise<{ following?: boolean } | undefined> => {
    if (!task.repeat) return {};
    const following = await ask({
      title: t("repeats.title"),
      text: t("repeats.text", { title: task.title }),
      yes: t("repeats.following"),
      no: t("repeats.onlyThis"),
    });
    return following === undefined ? undefined : { following };
  };
}
