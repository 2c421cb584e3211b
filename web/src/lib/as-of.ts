/** The last instant of a day in a time zone: an "as of" day counts all that happened on it. */
export function endOfDay(day: string, zone: string): string {
  const [year, month, date] = parts(day);
  const wall = Date.UTC(year, month, date, 23, 59, 59, 999);
  // Twice, because the first guess may lie on the other side of a clock change.
  const guess = wall - offset(wall, zone);
  return new Date(wall - offset(guess, zone)).toISOString();
}

/** How far the wall clock of the zone is ahead of UTC at an instant. */
function offset(instant: number, zone: string): number {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(instant);
  const text = clock.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = text.match(/([+-])(\d+):(\d+)/) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export function isDay(text: string | undefined): text is string {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text ?? ""));
}

function parts(day: string): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))];
}
