import { IconAlertCircle, IconCircleDashed, IconSquareCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { formatWhen } from "@/lib/when";
import classes from "@/ui/board/card.module.css";
import { useLocale } from "@/ui/use-locale";
import { KIND_ICONS } from "./kind-icon";
import { activityState, type Card } from "./rules";

/** What is next on this deal and when; the icon and the words say what the colour says. */
export function ActivityChip({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const place = useLocale();
  const state = activityState(card.next_activity_at, place.zone);
  const { next_activity_at: at, next_activity_title: title } = card;
  const Icon = iconOf(card.next_activity_kind, state);
  return (
    <span className={classes.chip} data-state={state} title={title || undefined}>
      <Icon size={13} stroke={1.9} aria-hidden />
      <span className={classes.chipText}>
        {at ? formatWhen(at, place) : t("activity.none")}
        {state === "overdue" && <span className={classes.unseen}>{t("activity.overdue")}</span>}
      </span>
    </span>
  );
}

function iconOf(kind: string | null, state: string) {
  if (state === "none") return IconCircleDashed;
  if (state === "overdue") return IconAlertCircle;
  return KIND_ICONS[kind as keyof typeof KIND_ICONS] ?? IconSquareCheck;
}
