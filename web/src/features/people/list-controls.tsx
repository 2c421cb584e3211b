import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/filters";
import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";

import classes from "./list-controls.module.css";
import { useWish } from "./use-wish";

export const NONE = { q: undefined, owner: undefined, group: undefined, filter: undefined };

type Props = { kind: Kind; label: string; children?: ReactNode };

/** Find by name, narrow by owner and by what else there is. */
export function ListControls({ kind, label, children }: Props) {
  const { t } = useTranslation("people");
  const { search, set } = useWish();
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
      <MemberChip label={t("owner")} value={search.owner} onChange={(owner) => set({ owner })} />
      {children}
      <FilterBuilder kind={kind} />
    </FilterBar>
  );
}
