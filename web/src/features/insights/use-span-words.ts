import { useTranslation } from "react-i18next";

import { useWords } from "./use-words";

const HOUR = 60;

/** How long an answer took in working time: "35 min", "2.5 h". */
export function useMinutes() {
  const { t } = useTranslation("before");
  const words = useWords();
  return (minutes: number | null | undefined) => {
    if (minutes === null || minutes === undefined) return words.none;
    if (minutes < HOUR) return t("minutes", { formatted: words.count(Math.round(minutes)) });
    return t("hours", { formatted: words.count(Math.round((minutes / HOUR) * 10) / 10) });
  };
}
