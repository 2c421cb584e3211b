type Place = { language: string; zone: string; now?: Date };

const DAY = 86_400_000;

/** "今天 14:00", "tomorrow 14:00", "3 days ago", then "Nov 3" and with another year "Nov 3, 2025". */
export function formatWhen(moment: string, { language, zone, now = new Date() }: Place): string {
  const at = new Date(moment);
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  if (Math.abs(days) <= 1) return `${relativeDay(days, language)} ${time(at, language, zone)}`;
  if (days < 0 && days >= -6) return relativeDay(days, language);
  if (days > 0 && days <= 6) {
    const weekday = dateFormat(language, { weekday: "short", timeZone: zone }).format(at);
    return `${weekday} ${time(at, language, zone)}`;
  }
  return shortDate(at, now, language, zone);
}

/** The same for a calendar day ("2026-11-23"), which has no time and no zone. */
export function formatDay(day: string, { language, zone, now = new Date() }: Place): string {
  const at = new Date(`${day}T00:00:00Z`);
  const days = Math.round(at.getTime() / DAY) - dayNumber(now, zone);
  if (Math.abs(days) <= 6) return relativeDay(days, language);
  return shortDate(at, now, language, "UTC");
}

/** A calendar day as a date, however near: "Nov 23", "11月23日". */
export function formatDate(day: string, language: string): string {
  const options = { month: "short", day: "numeric", timeZone: "UTC" } as const;
  return dateFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}

/** The time of day, where the day is said elsewhere. */
export function formatTime(moment: string, { language, zone }: Place): string {
  return time(new Date(moment), language, zone);
}

/** For the tooltip: everything, with the zone's name. */
export function formatExactly(moment: string, { language, zone }: Place): string {
  return dateFormat(language, {
    dateStyle: "full",
    timeStyle: "long",
    timeZone: zone,
    hourCycle: "h23",
  }).format(new Date(moment));
}

/** A day and a time in full, as they stand in a letter. */
export function formatInFull(moment: string, { language, zone }: Place): string {
  return dateFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: zone,
    hourCycle: "h23",
  }).format(new Date(moment));
}

/** How many calendar days from now on the wall of `zone`; negative is past. */
export function daysFromNow(moment: string, zone: string, now = new Date()): number {
  return dayNumber(new Date(moment), zone) - dayNumber(now, zone);
}

/** The calendar day ("2026-11-23") of a moment on the wall of `zone`. */
export function dayIn(zone: string, moment: Date = new Date()): string {
  return dateFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(moment);
}

function dayNumber(moment: Date, zone: string): number {
  return Math.round(Date.parse(`${dayIn(zone, moment)}T00:00:00Z`) / DAY);
}

function relativeDay(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

function time(at: Date, language: string, zone: string): string {
  return dateFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    hourCycle: "h23",
  }).format(at);
}

function shortDate(at: Date, now: Date, language: string, zone: string): string {
  const sameYear = dayIn(zone, at).slice(0, 4) === dayIn(zone, now).slice(0, 4);
  return dateFormat(language, {
    month: "short",
    day: "numeric",
    timeZone: zone,
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, options);
    formats.set(key, found);
  }
  return found;
}

/** What the clock on the wall of `zone` says at a moment: "09:00". */
export function timeIn(zone: string, moment: Date): string {
  return time(moment, "en-GB", zone);
}

/** The last moment of a calendar day on the wall of `zone`, for the API. */
export function endOfDayIn(zone: string, day: string): string {
  return momentIn(zone, day, "23:59");
}

/** The moment at which the clock on the wall of `zone` says `time` ("09:00") on a calendar day. */
export function momentIn(zone: string, day: string, time: string): string {
  const guess = new Date(`${day}T${time}:00Z`);
  // How far the zone's clock is from Greenwich then; a second look settles days when clocks change.
  const once = new Date(guess.getTime() - offsetIn(zone, guess));
  return new Date(guess.getTime() - offsetIn(zone, once)).toISOString();
}

function offsetIn(zone: string, moment: Date): number {
  const parts = dateFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return wall - Math.floor(moment.getTime() / 60_000) * 60_000;
}

/** Things of one day stand together, the days in the order the things come in. */
export function byDay<Thing extends { at: string }>(things: Thing[], zone: string) {
  const days = new Map<string, Thing[]>();
  for (const thing of things) {
    const day = dayIn(zone, new Date(thing.at));
    days.set(day, [...(days.get(day) ?? []), thing]);
  }
  return [...days];
}

/** What people call a zone: "Japan Time". */
export function zoneName(zone: string, language: string): string {
  const format = dateFormat(language, { timeZone: zone, timeZoneName: "longGeneric" });
  return (
    format.formatToParts(new Date()).find(({ type }) => type === "timeZoneName")?.value ?? zone
  );
}
