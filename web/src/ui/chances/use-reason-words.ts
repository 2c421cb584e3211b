import { useTranslation } from "react-i18next";

import type { Reason } from "@/api/chances";
import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";

type Feature = { feature: string; name: string | null };

/** Features of deals in words: what they are called, and what one deal says of them. */
export function useReasonWords() {
  const { t } = useTranslation("chances");
  const { language } = useLocale();
  const number = (value: number) => formatNumber(Math.round(value * 10) / 10, language);
  const named = ({ feature, name }: Feature) => name ?? t(`feature.${feature}`);
  return {
    named,
    /** "3 meetings in the last 14 days" */
    reason: (reason: Reason) =>
      t(`reason.${keyOf(reason)}`, {
        name: named(reason),
        word: reason.word,
        count: Math.abs(reason.value ?? 0),
        formatted: number(Math.abs(reason.value ?? 0)),
      }),
    /** "+8 points" */
    points: (points: number) => {
      const size = Math.abs(Math.round(points * 100));
      const sign = points < 0 ? "−" : "+";
      return t("points", { count: size, formatted: `${sign}${size}` });
    },
  };
}

/** Which sentence says it: what is missing, and what is over, are told in others. */
function keyOf({ feature, value, word }: Reason): string {
  if (value === null && word === null) return `${feature}_none`;
  if (feature === "days_until_due" && Number(value) < 0) return "overdue";
  if (feature === "is_planned") return value ? "is_planned_yes" : "is_planned_none";
  return feature;
}
