import { useInterval } from "@mantine/hooks";
import { useState } from "react";

import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import { minuteIn } from "./rules";

/** Where the day has got to. */
export function NowLine({ pixelsPerMinute }: { pixelsPerMinute: number }) {
  const { zone } = useLocale();
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), 60_000, { autoInvoke: true });
  return (
    <div
      className={classes.now}
      style={{ top: minuteIn(zone, now) * pixelsPerMinute }}
      aria-hidden
    />
  );
}
