import { Box, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { ChoiceChip } from "@/ui/choice-chip";
import { DaysChip } from "@/ui/days-chip";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";

type Wish = Record<string, string | undefined>;
type Props = { onClearAll: (() => void) | undefined };

/** Which overrides are shown; the address keeps it. */
export function OverrideFilters({ onClearAll }: Props) {
  const { t } = useTranslation("settings");
  const { search, set } = usePlace();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const chosen = pipelines.find(({ id }) => id === search.pipeline);
  const show = (wish: Wish) => set(wish, { replace: true });
  return (
    <Box mb="md">
      <FilterBar onClearAll={onClearAll}>
        <TextInput
          size="xs"
          type="search"
          aria-label={t("overrides.reason")}
          placeholder={t("overrides.find")}
          maxLength={200}
          leftSection={<IconSearch size={14} />}
          value={search.q ?? ""}
          onChange={(event) => show({ q: event.currentTarget.value || undefined })}
        />
        <ChoiceChip
          label={t("overrides.pipeline")}
          choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.pipeline}
          onChange={(pipeline) => show({ pipeline, stage: undefined })}
        />
        {chosen && (
          <ChoiceChip
            label={t("overrides.stage")}
            choices={chosen.stages.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.stage}
            onChange={(stage) => show({ stage })}
          />
        )}
        <MemberChip
          label={t("overrides.member")}
          value={search.who}
          onChange={(who) => show({ who })}
        />
        <DaysChip from={search.from} to={search.to} onChange={show} />
      </FilterBar>
    </Box>
  );
}
