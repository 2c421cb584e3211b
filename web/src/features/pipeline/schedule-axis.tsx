import { useTranslation } from "react-i18next";

import { useLocale } from "@/ui/use-locale";

import classes from "./schedule.module.css";
import { type Axis, DAY_WIDTH, dayOf, type Zoom } from "./schedule-rules";

type Props = { axis: Axis; zoom: Zoom; ticks: number[] };

/** The months or quarters, and today. */
export function ScheduleAxis({ axis, zoom, ticks }: Props) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const months = new Intl.DateTimeFormat(language, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const width = DAY_WIDTH[zoom];
  const nameOf = (number: number) => {
    const day = dayOf(number);
    if (zoom === "month") return months.format(new Date(`${day}T00:00:00Z`));
    const [year, month = "1"] = day.split("-");
    return t("span.quarter", { year, quarter: Math.ceil(Number(month) / 3) });
  };
  const now = (axis.today - axis.first) * width;
  return (
    <div className={classes.axis}>
      <span className={classes.corner} />
      <svg width={axis.width} height={36} aria-hidden className={classes.drawing}>
        {ticks.map((number) => (
          <text key={number} x={(number - axis.first) * width + 6} y={15} className={classes.tick}>
            {nameOf(number)}
          </text>
        ))}
        <text x={now} y={31} textAnchor="middle" className={classes.today}>
          {t("schedule.today")}
        </text>
      </svg>
    </div>
  );
}
