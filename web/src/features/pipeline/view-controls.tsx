import { useSuspenseQuery } from "@tanstack/react-query";

import { pipelinesQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { ViewSwitch } from "@/ui/views/view-switch";

import { DealFilters } from "./deal-filters";
import { DEAL_LAYOUTS } from "./deal-views";
import { LayoutSwitch } from "./layout-switch";
import { PipelineSwitch } from "./pipeline-switch";
import { ALL } from "./use-deals-ask";

type Props = { layout: "forecast" | "timeline"; pipelineId: string | undefined };

/** What stands in the top bar over a view of open deals of one pipeline or of all. */
export function ViewControls({ layout, pipelineId }: Props) {
  const { search } = usePlace();
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const chosen = search.pipeline === ALL ? ALL : (pipelineId ?? "");
  return (
    <>
      <ViewSwitch list={DEAL_LAYOUTS[layout]} />
      <LayoutSwitch current={layout} />
      <PipelineSwitch pipelines={pipelines} chosenId={chosen} withAll />
      <DealFilters />
    </>
  );
}
