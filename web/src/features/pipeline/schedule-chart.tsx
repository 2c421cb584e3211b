import { Box } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import classes from "./schedule.module.css";
import { ScheduleAxis } from "./schedule-axis";
import { ScheduleRow } from "./schedule-row";
import { type Axis, DAY_WIDTH, type Lane, type Line, ticksOf, type Zoom } from "./schedule-rules";
import { useLaneName } from "./use-lane-name";

const ROW = 36;
const NAMES = 240;

type Props = {
  lines: Line[];
  lane: Lane;
  axis: Axis;
  zoom: Zoom;
  mayWrite: boolean;
  onOpen: (dealId: string) => void;
  onEnd: () => void;
};

/** Bars along one axis of days; names stay at the left, months at the top, and only what is seen is drawn. */
export function ScheduleChart({ lines, lane, axis, zoom, mayWrite, onOpen, onEnd }: Props) {
  const { t } = useTranslation("views");
  const laneName = useLaneName(lane);
  const scroller = useRef<HTMLDivElement>(null);
  const now = (axis.today - axis.first) * DAY_WIDTH[zoom];
  useEffect(() => {
    scroller.current?.scrollTo({ left: Math.max(0, now - 260) });
  }, [now]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    initialRect: { width: 1200, height: 800 },
    onChange: ({ range }) => {
      if (range && range.endIndex >= lines.length - 30) onEnd();
    },
  });
  const ticks = ticksOf(axis, zoom);
  const shared = { axis, zoom, ticks };
  return (
    <section className={classes.scroller} ref={scroller} aria-label={t("schedule.label")}>
      <Box className={classes.sheet} w={axis.width + NAMES} h={virtual.getTotalSize() + ROW}>
        <ScheduleAxis {...shared} />
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <Box key={key} className={classes.line} top={start + ROW}>
              {line.kind === "lane" ? (
                <h2 className={classes.lane}>{laneName(line.deal)}</h2>
              ) : (
                <ScheduleRow {...shared} deal={line.deal} mayWrite={mayWrite} onOpen={onOpen} />
              )}
            </Box>
          );
        })}
      </Box>
      <p id="schedule-keys" className={classes.unseen}>
        {t("schedule.help")}
      </p>
    </section>
  );
}
