import { useMemo } from "react";

import { isDay } from "../period";
import { useScope } from "../use-scope";
import type { SheetAsk } from "./queries";
import { shifted } from "./rules";

const CATEGORIES = ["commit", "best_case", "pipeline"] as const;

/** Which period is called, and which word of it: from the address. */
export function useSheetScope() {
  const { scope, search, set, today, carried } = useScope();
  const unit = search.unit === "quarter" ? "quarter" : "month";
  const day = shifted(isDay(search.start) ? search.start : today, unit, 0);
  const category = CATEGORIES.find((one) => one === search.category) ?? "commit";
  const basis = search.basis === "single" ? "single" : "cumulative";
  const { pipeline_id, as_of } = scope;
  const ask = useMemo<SheetAsk>(
    () => ({
      ...(pipeline_id && { pipeline_id }),
      ...(as_of && { as_of }),
      ...{ unit, day, category, basis },
    }),
    [pipeline_id, as_of, unit, day, category, basis],
  );
  const isPast = Boolean(as_of);
  /** What leads back from the deals of a cell. */
  const back = { of: "calls", unit, start: day, category, basis };
  return { ask, unit, day, category, basis, set, search, carried, isPast, back } as const;
}

export { CATEGORIES };
