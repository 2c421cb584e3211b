import type { Task } from "@/api/tasks";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { Holidays, OnSlot } from "./calendar-view";
import { MonthDay } from "./month-day";
import { tasksOn } from "./rules";
import { weekday } from "./titles";

type Props = { tasks: Task[]; days: string[]; month: string; holidays: Holidays; onSlot: OnSlot };

/** Whole weeks, a cell for every day. */
export function MonthView({ tasks, days, month, holidays, onSlot }: Props) {
  const { zone, language } = useLocale();
  return (
    <div className={classes.month}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={classes.monthHead}>
          {weekday(day, language)}
        </div>
      ))}
      {days.map((day) => (
        <MonthDay
          key={day}
          day={day}
          isOutside={!day.startsWith(month)}
          tasks={tasksOn(tasks, day, zone)}
          holiday={holidays.get(day)}
          onSlot={onSlot}
        />
      ))}
    </div>
  );
}
