import { useTranslation } from "react-i18next";

import { useScope } from "./use-scope";

/** Whether what is shown is of now, or of a past day. */
export function useIsPast(): boolean {
  const { carried, today } = useScope();
  return carried.as_of !== undefined && carried.as_of < today;
}

/** What a view of the open deals is called. */
export function useLiveWord(): string {
  const { t } = useTranslation("insights");
  return useIsPast() ? t("view.then") : t("view.live");
}
