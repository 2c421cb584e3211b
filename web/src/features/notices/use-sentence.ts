import { useTranslation } from "react-i18next";

import { dayIn, formatDay, formatWhen } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import type { Notice } from "./queries";

/** What a notice says, in the reader's words. */
export function useSentence(): (notice: Notice) => string {
  const { t } = useTranslation("notices");
  const place = useLocale();
  const when = ({ due_at, all_day }: Notice) => {
    if (!due_at) return "";
    return all_day
      ? formatDay(dayIn(place.zone, new Date(due_at)), place)
      : formatWhen(due_at, place);
  };
  return (notice) => {
    const who = notice.actor_name ?? t("somebody");
    const { title, count, kind } = notice;
    if (kind === "digest") return t("says.digest");
    if (title === null) return t(`many.${kind}`, { who, count });
    if (kind === "reminder") return t("says.reminder", { title, when: when(notice) });
    const says = saysOf(notice);
    if (says !== "deal") return t(`says.${says}`, { who, title });
    const words = { who, title, stage: notice.stage_name ?? "" };
    const what = (notice.what ?? "moved") as "moved";
    return t(`deal.${what}`, words);
  };
}

function saysOf({ kind, what }: Notice) {
  return what === "freed" ? what : kind;
}
