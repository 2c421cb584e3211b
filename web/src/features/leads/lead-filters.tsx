import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { FilterBuilder } from "@/ui/filter/filter-builder";
import { FilterBar } from "@/ui/filter-bar";

import classes from "./leads.module.css";
import { OwnerFilter } from "./owner-filter";
import { NONE, useLeadWish } from "./use-lead-wish";

/** Narrow the inbox down; the address keeps it. */
export function LeadFilters() {
  const { t } = useTranslation("leads");
  const { search, isFiltered, set } = useLeadWish();
  return (
    <FilterBar onClearAll={isFiltered ? () => set(NONE) : undefined}>
      <TextInput
        className={classes.find}
        size="xs"
        type="search"
        aria-label={t("find")}
        placeholder={t("find")}
        leftSection={<IconSearch size={14} />}
        value={search.q ?? ""}
        onChange={(event) => set({ q: event.currentTarget.value }, { replace: true })}
      />
      <OwnerFilter />
      <FilterBuilder kind="lead" />
    </FilterBar>
  );
}
