import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { KindSelect } from "@/ui/kind-select";
import { MemberPicker } from "@/ui/member-picker";
import { useKinds } from "@/ui/use-kinds";

import { FoundPicker } from "./found-picker";
import { dealNameQuery, foundDealsQuery } from "./queries";
import { TaskExport } from "./task-export";
import { useTaskAsk } from "./use-task-ask";

const NONE = { owner: undefined, kind: undefined, about: undefined, filter: undefined };

/** What narrows the list and the board down; it all lives in the address. */
export function TaskFilters() {
  const { t } = useTranslation("tasks");
  const { search, kind, set } = useTaskAsk();
  const { owner, about } = search;
  const { choices } = useKinds();
  const members = useQuery(membersQuery()).data ?? [];
  const deal = useQuery({ ...dealNameQuery(about ?? ""), enabled: Boolean(about) }).data;
  const change = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  const name = members.find(({ id }) => id === owner)?.name;
  return (
    <FilterBar
      onClearAll={owner || kind || about || search.filter ? () => change(NONE) : undefined}
    >
      <FilterChip
        label={t("filter.owner")}
        chosen={owner && (name ?? "…")}
        onClear={() => change({ owner: undefined })}
      >
        {(close) => (
          <MemberPicker
            placeholder={t("filter.owner")}
            value={owner ?? null}
            onChange={(id) => {
              change({ owner: id ?? undefined });
              close();
            }}
          />
        )}
      </FilterChip>
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
      <TaskExport />
    </FilterBar>
  );
}
