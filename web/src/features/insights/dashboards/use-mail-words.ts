import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useLocale } from "@/ui/use-locale";

import type { Mailing } from "./queries";

/** How the time of a mail is said: "every Monday at 08:00". */
export function useMailWords() {
  const { t } = useTranslation("dashboards");
  const { language } = useLocale();
  const zone = useMe().workspace.time_zone;
  const hour = (at: number) => `${String(at).padStart(2, "0")}:00`;
  /** 5 January 1970 was a Monday. */
  const weekday = (at: number) =>
    new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
      Date.UTC(1970, 0, 5 + at),
    );
  return {
    hour,
    weekday,
    zone,
    when: (mailing: Mailing) =>
      t(`mail.when.${mailing.cadence}`, {
        hour: hour(mailing.hour),
        weekday: weekday(mailing.weekday),
        day: mailing.day,
      }),
    span: (span: Mailing["span"]) => t(`mail.spans.${span}`),
    files: ({ has_pdf, has_xlsx }: Mailing) =>
      [has_pdf && "PDF", has_xlsx && "XLSX"].filter(Boolean).join(" + "),
  };
}
