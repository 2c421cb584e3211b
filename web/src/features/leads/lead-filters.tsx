import { Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "@/api/lookups";

import { FilterBar } from "@/ui/filter-bar";
import { FilterChip } from "@/ui/filter-chip";

import classes from "./leads.module.css";
import { OwnerFilter } from "./owner-filter";
import { campaignsQuery } from "./queries";
import { useLeadWish } from "./use-lead-wish";

const NONE = { q: undefined, owner: undefined, source: undefined, campaign: undefined };

/** Narrow the inbox down; the address keeps it. */
export function LeadFilters() {
  const { t } = useTranslation("leads");
  const { search, set } = useLeadWish();
  const sources = useQuery(sourcesQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const isFiltered = Boolean(search.q || search.owner || search.source || search.campaign);
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
      <WordFilter name="source" words={sources} />
      {campaigns.length > 0 && <WordFilter name="campaign" words={campaigns} />}
    </FilterBar>
  );
}

type WordProps = { name: "source" | "campaign"; words: { id: string; name: string }[] };

function WordFilter({ name, words }: WordProps) {
  const { t } = useTranslation("leads");
  const { search, set } = useLeadWish();
  const chosen = words.find(({ id }) => id === search[name]);
  return (
    <FilterChip
      label={t(`field.${name}`)}
      chosen={chosen?.name}
      onClear={() => set({ [name]: undefined })}
    >
      {(close) => (
        <Select
          aria-label={t(`field.${name}`)}
          searchable
          data={words.map((word) => ({ value: word.id, label: word.name }))}
          value={search[name] ?? null}
          comboboxProps={{ withinPortal: false }}
          onChange={(id) => {
            set({ [name]: id ?? undefined });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
