import { useTranslation } from "react-i18next";

import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";

import { shortDay } from "./period";
import { useScope } from "./use-scope";

/** As of which day; off is now. */
export function DayChip() {
  const { t } = useTranslation("insights");
  const { language } = useLocale();
  const { carried, set, today } = useScope();
  const chosen = carried.as_of;
  return (
    <FilterChip
      label={chosen ? t("asOfLabel") : t("asOfNow")}
      chosen={chosen && shortDay(chosen, language)}
      onClear={() => set({ as_of: undefined })}
    >
      {(close) => (
        <Calendar
          value={chosen ?? null}
          maxDate={today}
          onChange={(day) => {
            set({ as_of: day ?? undefined });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
