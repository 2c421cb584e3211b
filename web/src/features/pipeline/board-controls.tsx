import type { Schema } from "@/api/client";

import { usePlace } from "@/lib/place";
import { ExportMenu } from "@/ui/export-menu";
import { ViewSwitch } from "@/ui/views/view-switch";

import { BoardSort } from "./board-sort";
import { DealFilters } from "./deal-filters";
import { toList } from "./deal-list";
import { DEAL_LAYOUTS } from "./deal-views";
import { exportDeals } from "./export-deals";
import { LayoutSwitch } from "./layout-switch";
import { PastChip } from "./past-chip";
import { PipelineSwitch } from "./pipeline-switch";

const COLUMNS = ["title", "value", "company", "stage", "owner", "next", "close", "entered", "tags"];

type Props = { pipelines: Schema["PipelineOut"][]; chosenId: string };

/** Which pipeline, which deals, in which order: what stands in the top bar over a board. */
export function BoardControls({ pipelines, chosenId }: Props) {
  const { search } = usePlace();
  const list = { ...toList(search), status: "open", pipeline_id: chosenId } as const;
  return (
    <>
      <ViewSwitch list={DEAL_LAYOUTS.board} />
      <LayoutSwitch current="board" />
      <PipelineSwitch pipelines={pipelines} chosenId={chosenId} />
      <PastChip />
      <DealFilters />
      <BoardSort />
      <ExportMenu make={exportDeals(list, COLUMNS)} />
    </>
  );
}
