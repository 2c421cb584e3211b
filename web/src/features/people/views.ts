import type { Filter } from "@/api/filters";
import type { ListPlace, Place } from "@/ui/views/rules";

const QUICK = ["owner", "q"];

/** Where views of companies and of people are kept from and opened. */
export const LISTS = {
  company: { kind: "company", layout: "list", quick: QUICK, conditions },
  person: { kind: "person", layout: "list", quick: QUICK, conditions },
} as const satisfies Record<string, ListPlace>;

function conditions({ owner, q }: Place): Filter[] {
  const found: Filter[] = [];
  if (owner) found.push({ field: "owner_id", op: "eq", value: owner });
  if (q?.trim()) found.push({ field: "name", op: "contains", value: q.trim() });
  return found;
}
