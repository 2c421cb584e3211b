import { useQuery } from "@tanstack/react-query";

import { pipelinesQuery } from "@/api/lookups";

import type { Import } from "./queries";

/** The pipeline the deals went into; a new one is known by its name. */
export function useFilledPipeline({ plan }: Import): string | undefined {
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  if (plan.pipeline_id) return plan.pipeline_id;
  return pipelines.findLast(({ name }) => name === plan.new_pipeline)?.id;
}
