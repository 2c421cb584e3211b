import { useTranslation } from "react-i18next";

import { dayIn, formatDay, formatWhen } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import type { Notice } from "./queries";

/** What a notice says, in the reader's words. */
export function useSentence(): (notice: Notice) => string {
  const { t } = useTranslation("notices");
  const ofTask = useTaskSentence();
  return (notice) => {
    const who = notice.actor_name ?? t("somebody");
    const { title, count, kind } = notice;
    if (kind === "digest") return t("says.digest");
    if (title === null) return t(`many.${kind}`, { who, count });
    if (notice.subject === "task") return ofTask(notice, who, title);
    if (kind !== "deal") return t(`says.${saidOf(notice)}`, { who, title });
    const words = { who, title, stage: notice.stage_name ?? "" };
    const what = (notice.what ?? "moved") as "moved";
    return t(`deal.${what}`, words);
  };
}

function saidOf({ kind, what }: Notice): "given" | "export" {
  return what === "export" ? what : (kind as "given");
}

function useTaskSentence() {
  const { t } = useTranslation("notices");
  const place = useLocale();
  const whenOf = ({ due_at, all_day }: Notice) => {
    if (!due_at) return "";
    return all_day
      ? formatDay(dayIn(place.zone, new Date(due_at)), place)
      : formatWhen(due_at, place);
  };
  return (notice: Notice, who: string, title: string) => {
    const words = { who, title, when: whenOf(notice) };
    const what = notice.what as "freed" | null;
    if (what) return t(`task.${what}`, words);
    return notice.kind === "reminder" ? t("says.reminder", words) : t("says.given", words);
  };
}
