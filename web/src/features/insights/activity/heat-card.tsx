import { Box } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "../figure-card";
import { Scroll } from "../scroll";
import { useWords } from "../use-words";
import classes from "./activity.module.css";
import { ContactsLink } from "./contacts-link";
import { hoursOf, shadeOf } from "./heat";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** When customers are talked to: the darker, the more often. */
export function HeatCard({ activity }: { activity: Schema["ActivityOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { heat } = activity;
  const hours = hoursOf(heat);
  const most = Math.max(0, ...heat.map(({ contacts }) => contacts));
  const at = (weekday: number, hour: number) =>
    heat.find((cell) => cell.weekday === weekday && cell.hour === hour);
  const dayName = (weekday: number, style: "short" | "long") =>
    new Intl.DateTimeFormat(words.language, { weekday: style, timeZone: "UTC" }).format(
      A_MONDAY + (weekday - 1) * DAY,
    );
  return (
    <FigureCard
      subject={t("heat.subject")}
      view={`${t("view.period")} · ${words.period(activity)}`}
      hint={[t("heat.hint"), words.asOf(activity)].join(" · ")}
      table={{
        head: [t("heat.hour"), ...WEEK.map((day) => dayName(day, "short"))],
        rows: hours.map((hour) => [
          `${hour}:00`,
          ...WEEK.map((day) => words.count(at(day, hour)?.contacts ?? 0)),
        ]),
      }}
      picture={() =>
        heatPicture(
          heat,
          hours,
          WEEK.map((day) => dayName(day, "short")),
        )
      }
    >
      <Scroll label={t("heat.subject")}>
        <table className={classes.heat}>
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEK.map((day) => (
              <tr key={day}>
                <th scope="row">{dayName(day, "short")}</th>
                {hours.map((hour) => {
                  const cell = at(day, hour);
                  if (!cell) return <td key={hour} />;
                  const when = t("heat.at", { day: dayName(day, "long"), hour });
                  const calls = t("heat.calls", {
                    answered: words.count(cell.calls_answered),
                    calls: words.count(cell.calls_judged),
                  });
                  const what = t("heat.cell", { when, formatted: words.count(cell.contacts) });
                  return (
                    <td key={hour}>
                      <Box data-shade={shadeOf(cell.contacts, most)} title={`${what}; ${calls}`}>
                        <ContactsLink
                          kind="contacts"
                          what={when}
                          weekday={day}
                          hour={hour}
                          label={what}
                        >
                          {words.count(cell.contacts)}
                        </ContactsLink>
                      </Box>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}

function heatPicture(
  heat: Schema["HeatOut"][],
  hours: number[],
  days: string[],
): EChartsCoreOption {
  return {
    legend: { top: 0, left: 0 },
    xAxis: { type: "category", data: hours.map((hour) => `${hour}:00`) },
    yAxis: { type: "value" },
    series: days.map((name, place) => ({
      name,
      type: "bar",
      stack: "week",
      data: hours.map(
        (hour) =>
          heat.find((cell) => cell.weekday === place + 1 && cell.hour === hour)?.contacts ?? 0,
      ),
    })),
  };
}
