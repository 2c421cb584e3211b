import { useDeferredValue, useMemo } from "react";

import type { Schema } from "@/api/client";
import { usePlace } from "@/lib/place";

import { type DealQuery, toQuery } from "./filters";
import { useChosenPipeline } from "./use-chosen-pipeline";

/** Which deals a view is of: those of one pipeline (or, if wanted, of all), narrowed down. */
export type DealsAsk = DealQuery & { pipeline_id?: string };

export const ALL = "all";

export function useDealsAsk(): { ask: DealsAsk; chosen: Schema["PipelineOut"] | undefined } {
  const { search } = usePlace();
  const pipeline = useChosenPipeline(search.pipeline);
  const chosen = search.pipeline === ALL ? undefined : pipeline;
  const place = useDeferredValue(search);
  const ask = useMemo(
    () => ({ ...toQuery(place), ...(chosen && { pipeline_id: chosen.id }) }),
    [place, chosen],
  );
  return { ask, chosen };
}
