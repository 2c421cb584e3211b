import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useScope } from "../use-scope";
import { EARLY_DAYS, earlyOf } from "./use-patterns-ask";

/** By which day of a deal its facts are looked at. */
export function EarlyChip() {
  const { t } = useTranslation("chances");
  const { search, set } = useScope();
  return (
    <Select
      size="xs"
      w={132}
      aria-label={t("patterns.earlyLabel")}
      data={EARLY_DAYS.map((day) => ({
        value: String(day),
        label: t("patterns.early", { count: day }),
      }))}
      value={String(earlyOf(search.early))}
      onChange={(early) => set({ early: early === "14" ? undefined : (early ?? undefined) })}
      allowDeselect={false}
    />
  );
}
