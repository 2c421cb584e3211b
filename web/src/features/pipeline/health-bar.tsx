import { useQuery } from "@tanstack/react-query";

import classes from "@/ui/board/column.module.css";
import { healthQuery } from "./queries";
import { ShareBar } from "./share-bar";

/** How well the deals of a stage are. */
export function HealthBar({ pipelineId, stageId }: { pipelineId: string; stageId: string }) {
  const health = useQuery(healthQuery(pipelineId)).data?.get(stageId);
  return health ? <ShareBar {...health} /> : <div className={classes.health} />;
}
