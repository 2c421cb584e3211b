import { Tooltip } from "@mantine/core";

import { formatDay, formatExactly, formatTime, formatWhen } from "@/lib/when";

import { useLocale } from "./use-locale";

/** A moment: relative when near, exact on hover, in the member's own zone. */
export function When({ at }: { at: string }) {
  const place = useLocale();
  return (
    <Tooltip label={formatExactly(at, place)}>
      <time dateTime={at}>{formatWhen(at, place)}</time>
    </Tooltip>
  );
}

/** The time of day of a moment, below a heading that says the day. */
export function Clock({ at }: { at: string }) {
  const place = useLocale();
  return (
    <Tooltip label={formatExactly(at, place)}>
      <time dateTime={at}>{formatTime(at, place)}</time>
    </Tooltip>
  );
}

/** A calendar day such as an expected close. */
export function Day({ day }: { day: string }) {
  const place = useLocale();
  return (
    <Tooltip label={day}>
      <time dateTime={day}>{formatDay(day, place)}</time>
    </Tooltip>
  );
}
