import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { KindSelect } from "@/ui/kind-select";
import { MemberChip } from "@/ui/member-chip";
import { useKinds } from "@/ui/use-kinds";

import { FoundPicker } from "./found-picker";
import { dealNameQuery, foundDealsQuery } from "./queries";
import { TaskExport } from "./task-export";
import { TaskSort } from "./task-sort";
import { NO_FILTERS, useTaskAsk } from "./use-task-ask";

/** What narrows the list and the board down; it all lives in the address. */
export function TaskFilters() {
  const { t } = useTranslation("tasks");
  const { search, kind, isFiltered, set } = useTaskAsk();
  const { owner, about } = search;
  const { choices } = useKinds();
  const deal = useQuery({ ...dealNameQuery(about ?? ""), enabled: Boolean(about) }).data;
  const change = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  return (
    <FilterBar onClearAll={isFiltered ? () => change(NO_FILTERS) : undefined}>
      <MemberChip
        label={t("filter.owner")}
        value={owner}
        onChange={(id) => change({ owner: id })}
      />
      <FilterChip
        label={t("filter.kind")}
        chosen={kind && choices(kind).find(({ value }) => value === kind)?.label}
        onClear={() => change({ kind: undefined })}
      >
        {(close) => (
          <KindSelect
            aria-label={t("filter.kind")}
            value={kind ?? ""}
            onChange={(next) => {
              change({ kind: next });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        label={t("filter.deal")}
        chosen={about && (deal ?? "…")}
        onClear={() => change({ about: undefined })}
      >
        {(close) => (
          <FoundPicker
            label={t("filter.findDeal")}
            nothing={t("common:palette.nothing")}
            find={foundDealsQuery}
            onChoose={({ id }) => {
              change({ about: id });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterBuilder kind="task" />
      <TaskSort />
      <TaskExport />
    </FilterBar>
  );
}
