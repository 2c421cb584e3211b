import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { dayIn, formatDay, formatWhen } from "@/lib/when";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";
import type { Item } from "./queries";
import { toneOf } from "./rules";
import classes from "./today.module.css";

const PUSHED_OFTEN = 2;

type Place = { language: string; zone: string };

/** Why an item is here, in words. */
export function Reasons({ item }: { item: Item }) {
  const { t } = useTranslation("today");
  const place = useLocale();
  return (
    <span className={classes.reasons}>
      {item.reasons.map((reason) => (
        <StatusBadge key={reason} tone={toneOf(reason)}>
          {sentence(reason, item, t, place)}
        </StatusBadge>
      ))}
    </span>
  );
}

function sentence(
  reason: Item["reasons"][number],
  item: Item,
  t: TFunction<"today">,
  place: Place,
): string {
  const time = item.due_at ? formatWhen(item.due_at, place) : "";
  switch (reason) {
    case "soon":
      return t("reason.soon", { time });
    case "overdue":
      if (item.late_days === 0) return t("reason.overdueToday", { time });
      return t("reason.overdue", { count: item.late_days });
    case "due":
      return item.all_day ? t("reason.dueToday") : t("reason.due", { time });
    case "slipping":
      return slipping(item, t, place);
    case "stalled":
      return t("reason.stalled", {
        count: item.days_in_stage ?? 0,
        limit: item.limit_days,
        stage: item.stage_name,
      });
    case "unanswered":
      return t("reason.unanswered", { time });
    case "waiting":
      return t("reason.waiting", { time });
    case "idle":
      return t("reason.idle", { count: item.idle_days ?? 0 });
    default:
      return t(`reason.${reason}`);
  }
}

/** The day it was to close is over, or it was put off twice or more; it may be both. */
function slipping(item: Item, t: TFunction<"today">, place: Place): string {
  const due = item.expected_close_date ?? "";
  const isPast = due !== "" && due < dayIn(place.zone);
  const pushes = item.close_date_pushes ?? 0;
  const said = [
    ...(isPast || pushes < PUSHED_OFTEN
      ? [t("reason.slipping", { day: formatDay(due, place) })]
      : []),
    ...(pushes >= PUSHED_OFTEN ? [t("reason.pushed", { count: pushes })] : []),
  ];
  return said.join(t("reason.and"));
}
