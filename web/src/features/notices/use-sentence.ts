import { useTranslation } from "react-i18next";

import { dayIn, formatDay, formatWhen } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import type { Notice } from "./queries";

const WITHOUT_RECORD = new Set<Notice["kind"]>(["digest", "source", "seen"]);

/** What a notice says, in the reader's words. */
export function useSentence(): (notice: Notice) => string {
  const { t } = useTranslation("notices");
  const ofTask = useTaskSentence();
  const ofWorkspace = useWorkspaceSentence();
  return (notice) => {
    const who = notice.actor_name ?? t("somebody");
    const { title, count, kind } = notice;
    if (WITHOUT_RECORD.has(kind)) return ofWorkspace(notice);
    if (title === null) return t(`many.${kind}`, { who, count });
    if (notice.subject === "task") return ofTask(notice, who, title);
    if (kind !== "deal" && kind !== "followed") return t(`says.${saidOf(notice)}`, { who, title });
    const words = { who, title, stage: notice.stage_name ?? "" };
    const what = (notice.what ?? "moved") as "moved";
    return t(`${kind}.${what}`, words);
  };
}

const SAID_BY_WHAT = ["export", "work", "shared"] as const;

function saidOf({ kind, what }: Notice): "given" | (typeof SAID_BY_WHAT)[number] {
  return SAID_BY_WHAT.find((one) => one === what) ?? (kind as "given");
}

function useWorkspaceSentence() {
  const { t } = useTranslation("notices");
  return ({ kind, what, title, count, actor_name }: Notice) => {
    if (kind === "digest") return t("says.digest");
    if (kind === "seen") {
      const words = { who: actor_name ?? t("seen.nobody"), title: title || t("noSubject") };
      return t(`seen.${(what ?? "opened") as "opened"}`, words);
    }
    return t(what === "dry" ? "source.dry" : "source.low", { title: title ?? "", count });
  };
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
