import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";

const WORKWEEK = "MO,TU,WE,TH,FR";
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const LAST = "-1";
const HAS_NOT_EVERY_MONTH = 29;

/** Say in words how a task repeats: "every 2 weeks on Mon, Thu, 10 times". */
export function useRepeatWords() {
  const { t, i18n } = useTranslation("common");
  const list = new Intl.ListFormat(i18n.language, { type: "unit", style: "short" });
  const between = i18n.language.startsWith("zh") ? "，" : " ";
  const weekday = (code: string) => weekdayName(code, i18n.language);

  function onNth(days: string): string | undefined {
    const nth = days.match(/^(-?\d)(\w\w)$/);
    if (!nth?.[1] || !nth[2]) return undefined;
    const count = nth[1] === LAST ? t("repeat.last") : t("repeat.nth", { n: nth[1] });
    return t("repeat.onNth", { nth: count, day: weekday(nth[2]) });
  }

  function onDay(day: string): string {
    if (day === LAST) return t("repeat.onLastDay");
    return Number(day) >= HAS_NOT_EVERY_MONTH
      ? t("repeat.onDayOrLast", { day })
      : t("repeat.onDay", { day });
  }

  function onWhichDay(parts: Map<string, string>): string {
    const days = parts.get("BYDAY");
    if (days) {
      const each = () => t("repeat.on", { days: list.format(days.split(",").map(weekday)) });
      return onNth(days) ?? each();
    }
    const day = parts.get("FREQ") === "MONTHLY" && parts.get("BYMONTHDAY");
    return day ? onDay(day) : "";
  }

  function howOften(parts: Map<string, string>): string {
    const count = Number(parts.get("INTERVAL") ?? 1);
    if (count === 1 && parts.get("BYDAY") === WORKWEEK) return t("repeat.workweek");
    const frequency = (parts.get("FREQ") ?? "DAILY") as "DAILY";
    const every = t(`repeat.every.${frequency}`, { count });
    return [every, onWhichDay(parts)].filter(Boolean).join(between);
  }

  function howLong(parts: Map<string, string>): string {
    const times = parts.get("COUNT");
    const until = parts.get("UNTIL")?.replace(/(....)(..)(..)/, "$1-$2-$3");
    if (times) return t("repeat.times", { count: Number(times) });
    return until ? t("repeat.until", { day: until }) : "";
  }

  return (task: Pick<Task, "repeat" | "repeats_after_done">): string => {
    const parts = partsOf(task.repeat ?? "");
    const after = task.repeats_after_done ? t("repeat.afterDone") : "";
    return [howOften(parts), after, howLong(parts)].filter(Boolean).join(between);
  };
}

function partsOf(rule: string): Map<string, string> {
  return new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
}

function weekdayName(code: string, language: string): string {
  const monday = Date.UTC(2024, 0, 1);
  const at = new Date(monday + DAYS.indexOf(code) * 86_400_000);
  return new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(at);
}
