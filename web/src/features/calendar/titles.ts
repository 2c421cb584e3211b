import type { View } from "./rules";

function written(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** What days are on screen: "November 2026", "Nov 23 – 29, 2026", "2026年11月25日星期三". */
export function titleOf(view: View, days: string[], day: string, language: string): string {
  if (view === "month")
    return written(language, { year: "numeric", month: "long" }).format(at(day));
  if (view === "day") return longDay(day, language);
  const span = written(language, { month: "short", day: "numeric", year: "numeric" });
  return span.formatRange(at(days[0] ?? day), at(days.at(-1) ?? day));
}

export function longDay(day: string, language: string): string {
  return written(language, { dateStyle: "full" }).format(at(day));
}

/** The head of a column: "Wed 25", "周三 25". */
export function weekday(day: string, language: string): string {
  return written(language, { weekday: "short" }).format(at(day));
}
