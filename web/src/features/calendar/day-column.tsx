import { UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { BlockChip } from "./block-chip";
import classes from "./calendar.module.css";
import type { OnSlot } from "./calendar-view";
import { NowLine } from "./now-line";
import { type Block, clock, type Lane, MINUTES_PER_PIXEL, snapped } from "./rules";
import { longDay } from "./titles";
import { useSlot } from "./use-drag";

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);
type Props = { day: string; member?: Lane["member"]; blocks: Block[]; onSlot: OnSlot };

/** One day by the clock. The slots are for the mouse: the keyboard plans with the button above. */
export function DayColumn({ day, member, blocks, onSlot }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const column = useRef<HTMLDivElement>(null);
  const isOver = useSlot(column, (y) => ({
    ...{ day, minute: snapped(y * MINUTES_PER_PIXEL) },
    owner: member?.id,
  }));
  const name = longDay(day, language);
  return (
    <div ref={column} className={classes.column} data-over={isOver || undefined}>
      {onSlot &&
        HALF_HOURS.map((minute) => (
          <UnstyledButton
            key={minute}
            tabIndex={-1}
            className={classes.halfHour}
            aria-label={t("newOn", {
              day: [member?.name, name, clock(minute)].filter(Boolean).join(" "),
            })}
            onClick={() => onSlot({ day, minute, owner: member?.id })}
          />
        ))}
      {blocks.map((block) => (
        <BlockChip key={block.task.id} block={block} />
      ))}
      {day === dayIn(zone) && <NowLine pixelsPerMinute={1 / MINUTES_PER_PIXEL} />}
    </div>
  );
}
