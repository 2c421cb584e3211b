import { useTranslation } from "react-i18next";

/** How many minutes before something is due one can be reminded of it. */
export const BEFORE = [0, 5, 15, 30, 60, 120, 1440, 2880];
const HOUR = 60;
const DAY = 1440;

/** Say how long before, in words. */
export function useBefore(): (minutes: number | null) => string {
  const { t } = useTranslation("common");
  return (minutes) => {
    if (minutes === null) return t("remind.never");
    if (minutes === 0) return t("remind.atTime");
    if (minutes % DAY === 0) return t("remind.days", { count: minutes / DAY });
    if (minutes % HOUR === 0) return t("remind.hours", { count: minutes / HOUR });
    return t("remind.minutes", { count: minutes });
  };
}
