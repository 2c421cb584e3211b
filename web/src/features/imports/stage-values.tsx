import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import type { Import } from "./queries";
import { StageValue } from "./stage-value";
import { ValueCard } from "./value-card";

/** What each value of the stage and status columns stands for. */
export function StageValues({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const pipeline = pipelines.find(({ id }) => id === run.plan.pipeline_id);
  const values = run.stage_values.toSorted((a, b) => b.count - a.count);
  return (
    <ValueCard title={t("values.stages")} hint={t("values.stagesHint")}>
      {values.map((value) => (
        <StageValue key={value.value} run={run} value={value} stages={pipeline?.stages ?? []} />
      ))}
    </ValueCard>
  );
}
