import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";

import { isFiltered, withoutFilters } from "./filters";
import { TextFilter } from "./text-filter";

/** What narrows the board and the list down; it all lives in the address. */
export function DealFilters() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const change = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  return (
    <FilterBar onClearAll={isFiltered(search) ? () => change(withoutFilters()) : undefined}>
      <TextFilter />
      <MemberChip
        label={t("field.owner")}
        value={search.owner}
        onChange={(owner) => change({ owner })}
      />
      <FilterBuilder kind="deal" />
    </FilterBar>
  );
}
