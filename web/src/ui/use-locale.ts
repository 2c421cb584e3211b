import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { meQuery } from "@/api/me";

/** Language, time zone and currency to show things in; works before sign-in too. */
export function useLocale() {
  const { i18n } = useTranslation();
  const me = useQuery({ ...meQuery(), enabled: false }).data;
  return {
    language: i18n.language,
    zone: me?.member.time_zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: me?.workspace.currency ?? "CNY",
  };
}
