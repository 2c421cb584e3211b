import { UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { OnSlot } from "./calendar-view";
import { NowLine } from "./now-line";
import { type Block, clock, snapped } from "./rules";
import { TaskChip } from "./task-chip";
import { longDay } from "./titles";
import { useSlot } from "./use-drag";

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);
/** An hour is 48 pixels high (calendar.module.css). */
const MINUTES_PER_PIXEL = 60 / 48;

type Props = { day: string; blocks: Block[]; onSlot: OnSlot };

/** One day by the clock. The slots are for the mouse: the keyboard plans with the button above. */
export function DayColumn({ day, blocks, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const column = useRef<HTMLDivElement>(null);
  const isOver = useSlot(column, (y) => ({ day, minute: snapped(y * MINUTES_PER_PIXEL) }));
  const name = longDay(day, language);
  return (
    <div ref={column} className={classes.column} data-over={isOver || undefined}>
      {onSlot &&
        HALF_HOURS.map((minute) => (
          <UnstyledButton
            key={minute}
            tabIndex={-1}
            className={classes.halfHour}
            aria-label={t("newOn", { day: `${name} ${clock(minute)}` })}
            onClick={() => onSlot({ day, minute })}
          />
        ))}
      {blocks.map(({ task, begin, end, lane, lanes }) => (
        <TaskChip
          key={task.id}
          task={task}
          isBlock
          place={{
            top: begin / MINUTES_PER_PIXEL,
            height: (end - begin) / MINUTES_PER_PIXEL - 2,
            left: `${(lane / lanes) * 100}%`,
            width: `calc(${100 / lanes}% - 4px)`,
          }}
        />
      ))}
      {day === dayIn(zone) && <NowLine pixelsPerMinute={1 / MINUTES_PER_PIXEL} />}
    </div>
  );
}
