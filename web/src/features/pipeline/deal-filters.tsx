import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { formatMoney } from "@/lib/money";
import { usePlace } from "@/lib/place";
import { formatDay } from "@/lib/when";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";
import { useLocale } from "@/ui/use-locale";

import { CloseFilter } from "./close-filter";
import { isFiltered, withoutFilters } from "./filters";
import { TagFilter } from "./tag-filter";
import { TextFilter } from "./text-filter";
import { ValueFilter } from "./value-filter";

/** What narrows the board and the list down; it all lives in the address. */
export function DealFilters() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const place = useLocale();
  const members = useQuery(membersQuery()).data ?? [];
  const change = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  const money = (amount: string) =>
    formatMoney(amount, place.currency, { language: place.language, short: true });
  const day = (value: string) => formatDay(value, place);
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
      <FilterChip
        label={t("field.value")}
        chosen={range(search.min, search.max, money)}
        onClear={() => change({ min: undefined, max: undefined })}
      >
        {() => <ValueFilter />}
      </FilterChip>
      <FilterChip
        label={t("field.close")}
        chosen={range(search.from, search.to, day)}
        onClear={() => change({ from: undefined, to: undefined })}
      >
        {() => <CloseFilter />}
      </FilterChip>
      <FilterChip
        label={t("field.tags")}
        chosen={search.tag}
        onClear={() => change({ tag: undefined })}
      >
        {(close) => <TagFilter onChosen={close} />}
      </FilterChip>
    </FilterBar>
  );
}

/** "≥ ¥1 万", "≤ Nov 30", "¥1 万 – ¥5 万". */
function range(from: string | undefined, to: string | undefined, show: (value: string) => string) {
  if (from && to) return `${show(from)} – ${show(to)}`;
  if (from) return `≥ ${show(from)}`;
  return to && `≤ ${show(to)}`;
}
