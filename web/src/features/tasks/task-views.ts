import type { Filter } from "@/api/filters";
import { TASK_KINDS } from "@/ui/use-kinds";
import type { ListPlace, Place } from "@/ui/views/rules";

const QUICK = ["view", "owner", "kind", "about"];

/** Where views of tasks are kept from and opened. */
export const TASK_LAYOUTS = {
  list: { kind: "task", layout: "list", quick: QUICK, conditions },
  board: { kind: "task", layout: "board", quick: QUICK, conditions },
} as const satisfies Record<string, ListPlace>;

function conditions({ view, owner, kind }: Place): Filter[] {
  const found: Filter[] = [];
  const whose = owner ?? (view === "everyone" ? undefined : "me");
  if (whose) found.push({ field: "owner_id", op: "eq", value: whose });
  if (kind) {
    const isWord = TASK_KINDS.some((one) => one === kind);
    found.push({ field: isWord ? "kind" : "type_id", op: "eq", value: kind });
  }
  return found;
}
