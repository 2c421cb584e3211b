import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import classes from "@/ui/board/column.module.css";
import { healthQuery } from "./queries";

const PARTS = ["healthy", "attention", "stalled"] as const;

/** The share of deals that are on track, need a look, or are stalled. */
export function HealthBar({ pipelineId, stageId }: { pipelineId: string; stageId: string }) {
  const { t } = useTranslation("pipeline");
  const health = useQuery(healthQuery(pipelineId)).data?.get(stageId);
  const sum = health ? health.healthy + health.attention + health.stalled : 0;
  if (!health || sum === 0) return <div className={classes.health} />;
  const { healthy, attention, stalled } = health;
  const words = t("health", { healthy, attention, stalled });
  return (
    <Tooltip label={words}>
      <div className={classes.health} role="img" aria-label={words}>
        <svg width="100%" height="4" aria-hidden preserveAspectRatio="none" viewBox="0 0 100 4">
          {PARTS.map((part, index) => (
            <rect
              key={part}
              data-part={part}
              x={(PARTS.slice(0, index).reduce((x, one) => x + health[one], 0) / sum) * 100}
              width={(health[part] / sum) * 100}
              height="4"
            />
          ))}
        </svg>
      </div>
    </Tooltip>
  );
}
