import { useTranslation } from "react-i18next";

import { formatMoney, formatNumber, formatPercent } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";
import { periodName, shortDay } from "./period";
import { duration } from "./rules";

type Asked = { from?: string | null; to?: string | null; as_of: string };

/** How figures are written: one way for tiles, charts, tables and files. */
export function useWords() {
  const { t } = useTranslation("insights");
  const { language, zone } = useLocale();
  const day = (moment: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: zone }).format(
      new Date(moment),
    );
  return {
    language,
    zone,
    none: "–",
    count: (n: number) => formatNumber(n, language),
    /** With one digit behind the point. */
    number: (value: number) => formatNumber(Math.round(value * 10) / 10, language),
    money: (amount: string | null, currency: string) =>
      amount === null
        ? "–"
        : formatMoney(withoutCents(amount), currency, { language, short: true }),
    fullMoney: (amount: string | null, currency: string) =>
      amount === null ? "–" : formatMoney(amount, currency, { language }),
    /** A change of an amount, with its sign. */
    signed: (amount: string, currency: string, isChange = true) => {
      const by = Number(amount);
      const size = formatMoney(withoutCents(String(Math.abs(by))), currency, {
        language,
        short: true,
      });
      if (by < 0) return `−${size}`;
      return isChange && by > 0 ? `+${size}` : size;
    },
    percent: (share: number | null | undefined) =>
      share === null || share === undefined ? "–" : formatPercent(share, language),
    deals: (count: number) => t("deals", { count, formatted: formatNumber(count, language) }),
    n: (count: number) => t("n", { formatted: formatNumber(count, language) }),
    days: (days: number | null | undefined) => {
      if (days === null || days === undefined) return "–";
      const { unit, value } = duration(days);
      if (unit === "moments") return t("moments");
      return t(`span.${unit}`, { count: value, formatted: formatNumber(value, language) });
    },
    day,
    period: ({ from, to }: Asked) =>
      periodName({ from: from ?? undefined, to: to ?? undefined }, language) ?? t("allTime"),
    asOf: ({ as_of }: Asked) => t("asOf", { day: day(as_of) }),
    shortDay: (text: string) => shortDay(text, language),
  };
}

/** Where an amount is short, cents say nothing. */
function withoutCents(amount: string): number {
  const value = Number(amount);
  return Math.abs(value) >= 100 ? Math.round(value) : value;
}
