import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import { isFiltered, withoutFilters } from "./filters";
import { TextFilter } from "./text-filter";

/** What narrows the board and the list down; it all lives in the address. */
export function DealFilters() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const members = useQuery(membersQuery()).data ?? [];
  const change = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  const owner = members.find(({ id }) => id === search.owner)?.name;
  return (
    <FilterBar onClearAll={isFiltered(search) ? () => change(withoutFilters()) : undefined}>
      <TextFilter />
      <FilterChip
        label={t("field.owner")}
        chosen={search.owner ? (owner ?? "…") : undefined}
        onClear={() => change({ owner: undefined })}
      >
        {(close) => (
          <MemberPicker
            placeholder={t("field.owner")}
            value={search.owner ?? null}
            onChange={(id) => {
              change({ owner: id ?? undefined });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterBuilder kind="deal" />
    </FilterBar>
  );
}
