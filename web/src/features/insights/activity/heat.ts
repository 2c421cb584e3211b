type Cell = { hour: number; contacts: number };
const OFFICE = { opens: 9, closes: 18 };
const SHADES = 5;

/** The hours of the office, and those around them in which something happened. */
export function hoursOf(heat: Cell[]): number[] {
  const first = Math.min(OFFICE.opens, ...heat.map(({ hour }) => hour));
  const last = Math.max(OFFICE.closes, ...heat.map(({ hour }) => hour));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** One of five shades, the darkest for the most. */
export function shadeOf(n: number, most: number): number {
  return most > 0 ? Math.max(1, Math.ceil((n / most) * SHADES)) : 0;
}
