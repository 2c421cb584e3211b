const AMOUNT = /^[^\d(-]*(\d[\d\s.,']*)\s*(万|亿|k|m)?[^\d]*$/i;
const SCALES: Record<string, number> = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 };
const MOST = 1e14;

/** An amount as people write it: "1,200.50", "¥1.2万", "3k"; undefined when it is none. */
export function amountIn(text: string): string | undefined {
  const found = AMOUNT.exec(text.trim());
  if (!found?.[1]) return undefined;
  const value = plainNumber(found[1]) * (SCALES[(found[2] ?? "").toLowerCase()] ?? 1);
  return Number.isFinite(value) && value < MOST ? value.toFixed(2) : undefined;
}

/** "1.234,5" and "1,234.5" alike: the last sign that stands once, with one or two digits behind, is the point. */
function plainNumber(digits: string): number {
  const tight = digits.replace(/[\s']/g, "");
  const point = /[.,](\d{1,2})$/.exec(tight);
  const whole = point ? tight.slice(0, point.index) : tight;
  return Number(whole.replace(/[.,]/g, "") + (point ? `.${point[1]}` : ""));
}

const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const SERIAL = /^\d{5}$/;

/** A day as spreadsheets hand it over: ISO, 2026/3/9, 2026年3月9日, 9.3.2026, 3/9/2026, or a serial. */
export function dayIn(text: string): string | undefined {
  const trimmed = text.trim().split(" ")[0] ?? "";
  const first = YEAR_FIRST.exec(trimmed);
  if (first) return written(Number(first[1]), Number(first[2]), Number(first[3]));
  const last = YEAR_LAST.exec(trimmed);
  if (last) return ofYearLast(last);
  if (!SERIAL.test(trimmed)) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + Number(trimmed))).toISOString().slice(0, 10);
}

/** With dots the day comes first, with slashes the month, unless it cannot be one. */
function ofYearLast(found: RegExpExecArray): string | undefined {
  const [a, b, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const isDayFirst = found[2] !== "/" || a > 12;
  return isDayFirst ? written(year, b, a) : written(year, a, b);
}

function written(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.toISOString().slice(0, 10);
}
