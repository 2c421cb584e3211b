import { useTranslation } from "react-i18next";

import { formatDate } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import classes from "./schedule.module.css";
import type { Scheduled } from "./schedule-rules";
import type { CloseDrag } from "./use-close-drag";

type Props = { deal: Scheduled; drag: CloseDrag; x: number };

/** The end of a bar: pulled with the mouse or moved with the arrow keys it gives another close. */
export function ScheduleHandle({ deal, drag, x }: Props) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const told = drag.day ? formatDate(drag.day, language) : t("span.none");
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={t("schedule.close", { title: deal.title })}
      aria-describedby="schedule-keys"
      aria-valuenow={drag.number}
      aria-valuetext={told}
      className={classes.handle}
      data-moved={drag.isMoved || undefined}
      {...drag.hands}
    >
      <rect x={x - 7} y={4} width={14} height={28} className={classes.grip} />
      <rect x={x - 2} y={8} width={4} height={20} rx={2} className={classes.end} />
      {drag.isMoved && (
        <text x={x + 10} y={22} className={classes.told}>
          {told}
        </text>
      )}
    </g>
  );
}
