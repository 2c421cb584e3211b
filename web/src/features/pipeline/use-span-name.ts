import { useTranslation } from "react-i18next";

import { useLocale } from "@/ui/use-locale";

/** What a column of the forecast board is called: "Nov 2026", "2026 Q4", "Overdue". */
export function useSpanName(): (key: string) => string {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const months = new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return (key) => {
    if (key === "overdue" || key === "later" || key === "none") return t(`span.${key}`);
    const quarter = /^(\d{4})-Q(\d)$/.exec(key);
    if (quarter) return t("span.quarter", { year: quarter[1], quarter: quarter[2] });
    return months.format(new Date(`${key}-01T00:00:00Z`));
  };
}
