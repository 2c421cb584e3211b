export { endOfDay, isDay } from "@/lib/as-of";

/** Days are "2026-09-30", as they stand on the wall of the workspace's time zone. */
export type Period = { from?: string | undefined; to?: string | undefined };

export const PRESETS = [
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
] as const;
export type Preset = (typeof PRESETS)[number];

const MONTHS = { Month: 1, Quarter: 3, Year: 12 } as const;

export function presetPeriod(preset: Preset, today: string): Required<Period> {
  const isLast = preset.startsWith("last");
  const length = MONTHS[preset.slice(4) as keyof typeof MONTHS];
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const first = Math.floor(month / length) * length - (isLast ? length : 0);
  return { from: dayOf(year, first, 1), to: dayOf(year, first + length, 0) };
}

/** The day behind a day. */
export function dayAfter(day: string): string {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + 1);
}

/** "2026", "2026 Q3" or "Sep 2026" when it is just that, else both days. */
export function periodName({ from, to }: Period, language: string): string | undefined {
  if (!from && !to) return undefined;
  if (!from || !to) return from ? `${shortDay(from, language)} –` : `– ${shortDay(to, language)}`;
  return wholeName(from, to, language) ?? `${shortDay(from, language)} – ${shortDay(to, language)}`;
}

function wholeName(from: string, to: string, language: string): string | undefined {
  const [year, month, day] = parts(from);
  if (day !== 1) return undefined;
  if (month % 12 === 0 && to === dayOf(year, 12, 0)) return String(year);
  if (month % 3 === 0 && to === dayOf(year, month + 3, 0)) {
    const quarter = month / 3 + 1;
    return language.startsWith("zh") ? `${year} 年第 ${quarter} 季度` : `Q${quarter} ${year}`;
  }
  if (to !== dayOf(year, month + 1, 0)) return undefined;
  return format(from, language, { year: "numeric", month: "short" });
}

export function shortDay(day: string | undefined, language: string): string {
  return day ? format(day, language, { year: "numeric", month: "short", day: "numeric" }) : "";
}

function format(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(at);
}

function parts(day: string): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))];
}

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
