import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";

import { periodName } from "./period";
import { PeriodChoice } from "./period-chip";
import { useScope } from "./use-scope";

/** Only deals expected to close within some days: then dates pull deals in and push them out. */
export function DueChip() {
  const { t } = useTranslation("insights");
  const { language } = useLocale();
  const { carried, set } = useScope();
  const due = { from: carried.due_from, to: carried.due_to };
  return (
    <FilterChip
      label={t("changes.due")}
      chosen={periodName(due, language)}
      onClear={() => set({ due_from: undefined, due_to: undefined })}
    >
      {(close) => (
        <PeriodChoice
          period={due}
          onChoose={({ from, to }) => {
            set({ due_from: from, due_to: to });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
