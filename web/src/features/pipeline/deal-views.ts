import type { Filter } from "@/api/filters";
import type { ListPlace, Place } from "@/ui/views/rules";

const QUICK = ["owner", "q"];

/** Where views of deals are kept from and opened. */
export const DEAL_LAYOUTS = {
  list: { kind: "deal", layout: "list", quick: [...QUICK, "status"], conditions: listConditions },
  board: { kind: "deal", layout: "board", quick: QUICK, conditions },
  forecast: { kind: "deal", layout: "forecast", quick: QUICK, conditions },
  timeline: { kind: "deal", layout: "timeline", quick: QUICK, conditions },
} as const satisfies Record<string, ListPlace>;

function conditions({ owner, q }: Place): Filter[] {
  const found: Filter[] = [];
  if (owner) found.push({ field: "owner_id", op: "eq", value: owner });
  if (q?.trim()) {
    const value = q.trim();
    const fields = ["title", "company_name"];
    found.push({ any: fields.map((field) => ({ field, op: "contains", value })) });
  }
  return found;
}

function listConditions(place: Place): Filter[] {
  const { status = "open", pipeline } = place;
  const found = conditions(place);
  if (status !== "all") found.push({ field: "status", op: "eq", value: status });
  if (pipeline) found.push({ field: "pipeline_id", op: "eq", value: pipeline });
  return found;
}
