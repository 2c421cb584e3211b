import { memo } from "react";
import { useTranslation } from "react-i18next";

import { formatMoney } from "@/lib/money";
import { RowLink } from "@/ui/row-link";
import { useLocale } from "@/ui/use-locale";

import classes from "./schedule.module.css";
import { ScheduleHandle } from "./schedule-handle";
import { type Axis, DAY_WIDTH, piecesOf, type Scheduled, type Zoom } from "./schedule-rules";
import { useCloseDrag } from "./use-close-drag";

type Props = {
  deal: Scheduled;
  axis: Axis;
  zoom: Zoom;
  ticks: number[];
  mayWrite: boolean;
  onOpen: (dealId: string) => void;
};

/** One deal: its name, and its bar through the stages to the expected close. */
export const ScheduleRow = memo(function ScheduleRow(props: Props) {
  const { deal, axis, zoom, ticks, mayWrite, onOpen } = props;
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const width = DAY_WIDTH[zoom];
  const drag = useCloseDrag(deal, axis, width);
  const at = (number: number) => (number - axis.first) * width;
  const pieces = piecesOf({ ...deal, expected_close_date: drag.day }, axis);
  return (
    <>
      <div className={classes.name}>
        <span className={classes.title}>
          <RowLink onOpen={() => onOpen(deal.id)}>{deal.title}</RowLink>
        </span>
        <span className={classes.value}>
          {formatMoney(deal.value, deal.currency, { language, short: true })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the deal's name stands beside it, and its end has a label of its own. */}
      <svg width={axis.width} height={36} className={classes.drawing}>
        {ticks.map((number) => (
          <line key={number} x1={at(number)} x2={at(number)} y2={36} className={classes.grid} />
        ))}
        {pieces.map(({ kind, from, to, stay }) => (
          <rect
            key={`${kind} ${stay}`}
            x={at(from)}
            y={kind === "stage" ? 10 : 13}
            width={Math.max(2, at(to) - at(from))}
            height={kind === "stage" ? 16 : 10}
            rx={2}
            data-kind={kind}
            data-shade={stay === undefined ? undefined : stay % 4}
          >
            <title>
              {kind === "stage" ? deal.visits?.[stay ?? 0]?.name : t(`schedule.${kind}`)}
            </title>
          </rect>
        ))}
        <line x1={at(axis.today)} x2={at(axis.today)} y2={36} className={classes.now} />
        {mayWrite && <ScheduleHandle deal={deal} drag={drag} x={at(drag.number)} />}
      </svg>
    </>
  );
});
