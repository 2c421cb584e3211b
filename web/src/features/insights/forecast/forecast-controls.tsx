import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { TeamChip } from "@/ui/team-chip";

import { DayChip } from "../day-chip";
import { useScope } from "../use-scope";

/** Of which pipeline, or of all; whose; as it was known on which day. */
export function ForecastControls() {
  const { t } = useTranslation(["forecast", "insights"]);
  const { search, set } = useScope();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const usual = pipelines.find(({ is_default }) => is_default)?.id;
  const every = pipelines.length > 1 ? [{ value: "all", label: t("everywhere") }] : [];
  return (
    <FilterBar>
      <Select
        size="xs"
        w={168}
        aria-label={t("insights:pipeline")}
        data={[...pipelines.map(({ id, name }) => ({ value: id, label: name })), ...every]}
        value={search.everywhere ? "all" : (search.pipeline ?? usual ?? null)}
        onChange={(id) =>
          set(
            id === "all"
              ? { everywhere: "1" }
              : { pipeline: id ?? undefined, everywhere: undefined },
          )
        }
        allowDeselect={false}
      />
      <MemberChip
        label={t("insights:owner")}
        value={search.owner}
        onChange={(owner) => set({ owner })}
      />
      <TeamChip label={t("insights:team")} value={search.team} onChange={(team) => set({ team })} />
      <DayChip />
    </FilterBar>
  );
}
