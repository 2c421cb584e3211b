import { Tooltip } from "@mantine/core";
import {
  IconCalendarDollar,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconList,
  IconTimeline,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import classes from "./layout-switch.module.css";

const LAYOUTS = [
  { name: "board", to: "/pipeline", icon: IconLayoutKanban },
  { name: "list", to: "/deals", icon: IconList },
  { name: "forecast", to: "/pipeline/forecast", icon: IconCalendarDollar },
  { name: "timeline", to: "/pipeline/timeline", icon: IconTimeline },
  { name: "overview", to: "/pipeline/overview", icon: IconLayoutDashboard },
] as const;
/** What belongs to one layout alone; the filters go along. */
const OWN = ["sort", "group", "lane", "by", "zoom", "without"];

export type Layout = (typeof LAYOUTS)[number]["name"];
type Place = Record<string, string | undefined>;

/** The same deals as a board, a list, by month of close, in time, or pipeline by pipeline. */
export function LayoutSwitch({ current }: { current: Layout }) {
  const { t } = useTranslation("views");
  return (
    <nav className={classes.switch} aria-label={t("layout.label")}>
      {LAYOUTS.map(({ name, to, icon: Icon }) => (
        <Tooltip key={name} label={t(`layout.${name}`)}>
          <Link
            to={to}
            search={((place: Place) => shared(place)) as never}
            className={classes.layout}
            aria-current={name === current ? "page" : undefined}
            activeOptions={{ exact: true }}
          >
            <Icon size={16} aria-hidden />
            <span className={classes.name}>{t(`layout.${name}`)}</span>
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}

function shared(place: Place): Place {
  return Object.fromEntries(Object.entries(place).filter(([name]) => !OWN.includes(name)));
}
