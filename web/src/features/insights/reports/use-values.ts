import { useTranslation } from "react-i18next";

import { periodName, shortDay } from "../period";
import { useWords } from "../use-words";

import type { Answer, Cell } from "./queries";
import { GRAINS } from "./question";

/** How the keys and values of an answer are written, on screen as in files. */
export function useValues() {
  const { t } = useTranslation(["reports", "insights"]);
  const words = useWords();
  const value = (answer: Answer, amount: string | null, isFull = false) => {
    if (amount === null) return words.none;
    switch (answer.measure.unit) {
      case "money":
        return isFull
          ? words.fullMoney(amount, answer.currency)
          : words.money(amount, answer.currency);
      case "ratio":
        return words.percent(Number(amount));
      case "days":
        return words.days(Number(amount));
      default:
        return words.count(Number(amount));
    }
  };
  const key = (dimension: string | undefined, { key, name }: { key: string; name: string }) => {
    if (!key) return t("none");
    if (dimension && GRAINS.includes(dimension)) return step(dimension, key, words.language);
    return name;
  };
  /** By how much this side differs from the other; shares differ by points. */
  const change = (answer: Answer, { value: now, before }: Cell) => {
    if (now === null || before === null) return words.none;
    const by = Number(now) - Number(before);
    if (by === 0) return "±0";
    const sign = by < 0 ? "−" : "+";
    if (answer.measure.unit === "ratio") {
      return t("insights:compare.points", { by: `${sign}${words.number(Math.abs(by) * 100)}` });
    }
    if (Number(before) === 0) return `${sign}${value(answer, String(Math.abs(by)))}`;
    return `${sign}${words.percent(Math.abs(by / Number(before)))}`;
  };
  return { value, key, change, words };
}

/** "Mar 2026", "Q1 2026", "2026"; of a day or a week its first day. */
function step(grain: string, day: string, language: string): string {
  const months = { month: 1, quarter: 3, year: 12 }[grain];
  if (!months) return shortDay(day, language);
  const end = new Date(`${day}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + months, 0);
  const days = { from: day, to: end.toISOString().slice(0, 10) };
  return periodName(days, language) ?? shortDay(day, language);
}
