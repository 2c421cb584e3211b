import type { Schema } from "@/api/client";

import { BoardSort } from "./board-sort";
import { DealFilters } from "./deal-filters";
import { PipelineSwitch } from "./pipeline-switch";

type Props = { pipelines: Schema["PipelineOut"][]; chosenId: string };

/** Which pipeline, which deals, in which order: what stands in the top bar over a board. */
export function BoardControls({ pipelines, chosenId }: Props) {
  return (
    <>
      <PipelineSwitch pipelines={pipelines} chosenId={chosenId} />
      <DealFilters />
      <BoardSort />
    </>
  );
}
