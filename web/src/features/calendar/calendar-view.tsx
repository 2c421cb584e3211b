import { Alert } from "@mantine/core";
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMoveTask } from "@/api/tasks";
import { useLocale } from "@/ui/use-locale";

import { Agenda } from "./agenda";
import classes from "./calendar.module.css";
import { MonthView } from "./month-view";
import { calendarQuery, holidaysQuery } from "./queries";
import { attends, daysOf, dueIn, firstWeekday, type Slot, slotOf, type View } from "./rules";
import { useAskFollowing } from "./use-ask-following";
import { useDropped } from "./use-drag";
import { WeekView } from "./week-view";

export type OnSlot = ((slot: Slot) => void) | undefined;
export type Holidays = Map<string, { name: string; kind: string }>;

type Props = { view: View; day: string; ownerId: string | undefined; onSlot: OnSlot };

/** The days on screen with what is due on them. */
export function CalendarView({ view, day, ownerId, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const days = daysOf(view, day, firstWeekday(language));
  const { items, is_whole } = useSuspenseQuery(calendarQuery(days, zone, ownerId)).data;
  const holidays = useHolidays(days);
  const move = useMoveTask();
  const askFollowing = useAskFollowing();
  useDropped(async (task, slot) => {
    const from = slotOf(task, zone);
    const given =
      slot.owner && slot.owner !== task.owner_id && !attends(task, slot.owner)
        ? { owner_id: slot.owner }
        : {};
    const isThere = from?.day === slot.day && from.minute === slot.minute;
    if (isThere && !given.owner_id) return;
    const which = isThere ? {} : await askFollowing(task);
    if (which) move.mutate({ task, change: { ...dueIn(slot, zone), ...given, ...which } });
  });
  const shown = { tasks: items, days, holidays, onSlot };
  return (
    <div className={classes.calendar}>
      {!is_whole && <Alert color="yellow">{t("cut")}</Alert>}
      {view === "agenda" && <Agenda {...shown} />}
      {view === "month" && <MonthView {...shown} month={day.slice(0, 7)} />}
      {(view === "week" || view === "day") && <WeekView {...shown} />}
    </div>
  );
}

/** Days off and days worked; a month may reach into another year. */
function useHolidays(days: string[]): Holidays {
  const years = [...new Set(days.map((one) => Number(one.slice(0, 4))))];
  const answers = useQueries({ queries: years.map(holidaysQuery) });
  return new Map(answers.flatMap(({ data }) => data ?? []).map((one) => [one.day, one]));
}
