import { useTranslation } from "react-i18next";

import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { TeamChip } from "@/ui/team-chip";

import { PipelineSelect } from "../pipeline-select";
import { useScope } from "../use-scope";

/** What is judged is judged now: there is no period and no day to choose. */
export function HygieneControls() {
  const { t } = useTranslation("insights");
  const { search, set } = useScope();
  return (
    <FilterBar>
      <PipelineSelect />
      <MemberChip label={t("owner")} value={search.owner} onChange={(owner) => set({ owner })} />
      <TeamChip label={t("team")} value={search.team} onChange={(team) => set({ team })} />
    </FilterBar>
  );
}
