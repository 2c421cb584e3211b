import { Text } from "@mantine/core";
import { type CSSProperties, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { AllDayCell } from "./all-day-cell";
import classes from "./calendar.module.css";
import type { Holidays, OnSlot } from "./calendar-view";
import { DayColumn } from "./day-column";
import { HolidayName } from "./holiday-name";
import { HourScale } from "./hour-scale";
import { blocksOf, concerns, lanesOf, tasksOn } from "./rules";
import scale from "./scale.module.css";
import { weekday } from "./titles";
import { useBeside, useSecondZone } from "./use-beside";

const MORNING = 7 * 48;

type Props = { tasks: Task[]; days: string[]; holidays: Holidays; onSlot: OnSlot };

/** A column for every day, with a scale of hours; of a single day one for each chosen colleague. */
export function WeekView({ tasks, days, holidays, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const second = useSecondZone();
  const lanes = lanesOf(days, useBeside());
  const scales = second ? [second, zone] : [zone];
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => scroller.current?.scrollTo({ top: MORNING }), []);
  return (
    <section
      ref={scroller}
      className={classes.week}
      style={{ "--days": lanes.length, "--scales": scales.length } as CSSProperties}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={t("title")}
    >
      <div className={classes.weekHead}>
        {scales.map((one) => (
          <Text key={one} className={scale.zone} title={one} truncate>
            {second && one.split("/").at(-1)?.replaceAll("_", " ")}
          </Text>
        ))}
        {lanes.map(({ key, day, member }) => (
          <div
            key={key}
            className={classes.dayHead}
            aria-current={day === dayIn(zone) && !member ? "date" : undefined}
          >
            {member ? member.name : `${weekday(day, language)} ${Number(day.slice(8))}`}
            {!member && <HolidayName holiday={holidays.get(day)} />}
          </div>
        ))}
        <Text size="xs" className={classes.allDay}>
          {t("allDay")}
        </Text>
        {lanes.map(({ key, day, member }) => (
          <AllDayCell
            key={key}
            day={day}
            member={member}
            tasks={tasksOn(tasks, day, zone).filter((one) => one.all_day && concerns(one, member))}
            onSlot={onSlot}
          />
        ))}
      </div>
      <div className={classes.hours}>
        {scales.map((one) => (
          <HourScale key={one} day={days[0] ?? ""} zone={one} />
        ))}
        {lanes.map(({ key, day, member }) => (
          <DayColumn
            key={key}
            day={day}
            member={member}
            blocks={blocksOf(
              tasks.filter((one) => concerns(one, member)),
              day,
              zone,
            )}
            onSlot={onSlot}
          />
        ))}
      </div>
    </section>
  );
}
