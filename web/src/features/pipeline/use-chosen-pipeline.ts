import { useSuspenseQuery } from "@tanstack/react-query";

import type { Schema } from "@/api/client";
import { pipelinesQuery } from "@/api/lookups";

/** The pipeline the address names, else the default one, else the first. */
export function useChosenPipeline(id: string | undefined): Schema["PipelineOut"] | undefined {
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  return (
    pipelines.find((pipeline) => pipeline.id === id) ??
    pipelines.find((pipeline) => pipeline.is_default) ??
    pipelines[0]
  );
}
