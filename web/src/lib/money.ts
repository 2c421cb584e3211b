type Style = { language: string; short?: boolean };

const formats = new Map<string, Intl.NumberFormat>();

/** "¥1,280,000.00", nothing for what is hidden from one; short "¥128 万" or "$1.3M"; negative in parentheses. The amount is the API's decimal string. */
export function formatMoney(
  amount: string | number | null,
  currency: string,
  style: Style,
): string {
  if (amount === null) return "";
  const value = Number(amount);
  if (!style.short) return plain(value, currency, style.language);
  if (style.language.startsWith("zh")) return shortChinese(value, currency, style.language);
  return shortLatin(value, currency, style.language);
}

/** "128 万" or "1.3M": a count or an axis, without currency. */
export function formatNumber(value: number, language: string, short = false): string {
  if (!short) return format(language, { maximumFractionDigits: 1 }).format(value);
  if (!language.startsWith("zh")) {
    return format(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
  }
  const { scaled, unit } = chineseUnit(value);
  return format(language, { maximumFractionDigits: digits(scaled) }).format(scaled) + unit;
}

export function formatPercent(share: number, language: string): string {
  return format(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

function plain(value: number, currency: string, language: string): string {
  const whole = Number.isInteger(value);
  return money(language, currency, whole ? { minimumFractionDigits: 0 } : {}).format(value);
}

function shortChinese(value: number, currency: string, language: string): string {
  const { scaled, unit } = chineseUnit(value);
  const text = money(language, currency, {
    minimumFractionDigits: 0,
    maximumFractionDigits: unit ? digits(scaled) : 0,
  }).format(scaled);
  // The unit stands inside the parenthesis of a negative amount.
  return text.endsWith(")") ? `${text.slice(0, -1)}${unit})` : text + unit;
}

function shortLatin(value: number, currency: string, language: string): string {
  // Intl forgets the accounting parentheses in compact notation.
  const text = money(language, currency, {
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(Math.abs(value));
  return value < 0 ? `(${text})` : text;
}

/** Chinese counts in 万 (10⁴) and 亿 (10⁸). */
function chineseUnit(value: number): { scaled: number; unit: string } {
  const size = Math.abs(value);
  if (size >= 99_995_000) return { scaled: value / 1e8, unit: " 亿" };
  if (size >= 10_000) return { scaled: value / 1e4, unit: " 万" };
  return { scaled: value, unit: "" };
}

/** Three figures are enough on a card. */
function digits(scaled: number): number {
  const size = Math.abs(scaled);
  if (size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

function money(language: string, currency: string, options: Intl.NumberFormatOptions) {
  return format(language, {
    style: "currency",
    currency,
    currencySign: "accounting",
    ...options,
  });
}

function format(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, options);
    formats.set(key, found);
  }
  return found;
}
