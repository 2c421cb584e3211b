import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/filters";
import { membersQuery } from "@/api/lookups";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";

import classes from "./list-controls.module.css";
import { useWish } from "./use-wish";

const NONE = { q: undefined, owner: undefined, group: undefined, filter: undefined };

type Props = { kind: Kind; label: string; children?: ReactNode };

/** Find by name, narrow by owner and by what else there is. */
export function ListControls({ kind, label, children }: Props) {
  const { t } = useTranslation("people");
  const { search, set } = useWish();
  const owner = useQuery(membersQuery()).data?.find(({ id }) => id === search.owner);
  const isFiltered = Boolean(search.q || search.owner || search.group || search.filter);
  return (
    <FilterBar onClearAll={isFiltered ? () => set(NONE) : undefined}>
      <TextInput
        className={classes.find}
        size="xs"
        type="search"
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={14} />}
        value={search.q ?? ""}
        onChange={(event) => set({ q: event.currentTarget.value }, { replace: true })}
      />
      <FilterChip label={t("owner")} chosen={owner?.name} onClear={() => set({ owner: undefined })}>
        {(close) => (
          <MemberPicker
            value={search.owner ?? null}
            placeholder={t("owner")}
            onChange={(id) => {
              set({ owner: id ?? undefined });
              close();
            }}
          />
        )}
      </FilterChip>
      {children}
      <FilterBuilder kind={kind} />
    </FilterBar>
  );
}
