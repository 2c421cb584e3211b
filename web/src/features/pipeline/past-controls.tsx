import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { usePlace } from "@/lib/place";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";
import { TeamChip } from "@/ui/team-chip";

import { LayoutSwitch } from "./layout-switch";
import { PastChip } from "./past-chip";
import { PipelineSwitch } from "./pipeline-switch";

type Props = { pipelines: Schema["PipelineOut"][]; chosenId: string };

/** What of the past can be asked: a pipeline, an owner or team of then, another day. */
export function PastControls({ pipelines, chosenId }: Props) {
  const { t } = useTranslation(["pipeline", "insights"]);
  const { search, set } = usePlace();
  return (
    <>
      <LayoutSwitch current="board" />
      <PipelineSwitch pipelines={pipelines} chosenId={chosenId} />
      <FilterBar>
        <MemberChip
          label={t("field.owner")}
          value={search.owner}
          onChange={(owner) => set({ owner }, { replace: true })}
        />
        <TeamChip
          label={t("insights:team")}
          value={search.team}
          onChange={(team) => set({ team }, { replace: true })}
        />
        <PastChip />
      </FilterBar>
    </>
  );
}
