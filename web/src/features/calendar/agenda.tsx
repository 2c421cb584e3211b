import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { Holidays } from "./calendar-view";
import { HolidayName } from "./holiday-name";
import { tasksOn } from "./rules";
import { TaskChip } from "./task-chip";
import { longDay } from "./titles";

type Props = { tasks: Task[]; days: string[]; holidays: Holidays };

/** The days ahead that have something in them, one below the other. */
export function Agenda({ tasks, days, holidays }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const full = days
    .map((day) => ({ day, due: tasksOn(tasks, day, zone), holiday: holidays.get(day) }))
    .filter(({ due, holiday }) => due.length > 0 || holiday);
  if (full.length === 0) return <Text className={classes.nothing}>{t("nothing")}</Text>;
  return (
    <div className={classes.agenda}>
      {full.map(({ day, due, holiday }) => (
        <section key={day} aria-label={longDay(day, language)}>
          <h2 className={classes.agendaHead}>
            {longDay(day, language)} <HolidayName holiday={holiday} />
          </h2>
          {due.map((task) => (
            <TaskChip key={task.id} task={task} />
          ))}
        </section>
      ))}
    </div>
  );
}
