import type { Schema } from "@/api/client";

import type { Figure } from "./queries";
import { useScope } from "./use-scope";
import { useUnit } from "./use-unit";

type Name = "reached" | "undecided" | "open" | "won" | "lost" | "void" | "skipped" | "decided";

/** Which funnel is asked for: of all that came so far, of those that left out no stage, of moves. */
export function useFunnelWay() {
  const { search } = useScope();
  const unit = useUnit();
  const way: Schema["FunnelOut"]["way"] = search.way === "strict" ? "strict" : "reached";
  return {
    ...unit,
    way,
    isPeriod: search.way === "period",
    figure: (name: Name) => `${way === "strict" ? "strict" : "funnel"}_${name}` as Figure,
  };
}
