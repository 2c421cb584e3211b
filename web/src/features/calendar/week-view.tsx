import { Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { AllDayCell } from "./all-day-cell";
import classes from "./calendar.module.css";
import type { Holidays, OnSlot } from "./calendar-view";
import { DayColumn } from "./day-column";
import { HolidayName } from "./holiday-name";
import { blocksOf, clock, tasksOn } from "./rules";
import { weekday } from "./titles";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MORNING = 7 * 48;

type Props = { tasks: Task[]; days: string[]; holidays: Holidays; onSlot: OnSlot };

/** A column for every day, with a scale of hours; a single day is a week with one column. */
export function WeekView({ tasks, days, holidays, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => scroller.current?.scrollTo({ top: MORNING }), []);
  return (
    <section
      ref={scroller}
      className={classes.week}
      data-days={days.length}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={t("title")}
    >
      <div className={classes.weekHead}>
        <div />
        {days.map((day) => (
          <div
            key={day}
            className={classes.dayHead}
            aria-current={day === dayIn(zone) ? "date" : undefined}
          >
            {`${weekday(day, language)} ${Number(day.slice(8))}`}
            <HolidayName holiday={holidays.get(day)} />
          </div>
        ))}
        <Text size="xs" className={classes.allDay}>
          {t("allDay")}
        </Text>
        {days.map((day) => (
          <AllDayCell
            key={day}
            day={day}
            tasks={tasksOn(tasks, day, zone).filter((task) => task.all_day)}
            onSlot={onSlot}
          />
        ))}
      </div>
      <div className={classes.hours}>
        <div>
          {HOURS.map((hour) => (
            <div key={hour} className={classes.hour}>
              {hour > 0 && clock(hour * 60)}
            </div>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn key={day} day={day} blocks={blocksOf(tasks, day, zone)} onSlot={onSlot} />
        ))}
      </div>
    </section>
  );
}
