import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FilterChip } from "@/ui/filter-chip";
import { RecordPicker } from "@/ui/record-picker";

import { companyQuery } from "./queries";
import { useWish } from "./use-wish";

/** Only a company and those that belong to it. */
export function GroupFilter() {
  const { t } = useTranslation("people");
  const { search, set } = useWish();
  const { data: head } = useQuery({
    ...companyQuery(search.group ?? ""),
    enabled: Boolean(search.group),
  });
  return (
    <FilterChip
      label={t("group.title")}
      chosen={search.group ? (head?.name ?? "…") : undefined}
      onClear={() => set({ group: undefined })}
    >
      {(close) => (
        <RecordPicker
          kind="company"
          isInPopover
          isKnownOnly
          label={t("group.title")}
          placeholder={t("findCompany")}
          value={head ?? null}
          onChange={(picked) => {
            if (!picked?.id) return;
            set({ group: picked.id });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
