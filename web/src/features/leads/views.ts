import type { Filter } from "@/api/filters";
import type { ListPlace, Place } from "@/ui/views/rules";

import { NOBODY } from "./use-lead-wish";

const TEXTS = ["name", "company_name", "title", "email", "phone"];

/** Where views of leads are kept from and opened; they hold in every state. */
export const LEADS: ListPlace = { kind: "lead", layout: "list", quick: ["owner", "q"], conditions };

function conditions({ owner, q }: Place): Filter[] {
  const found: Filter[] = [];
  if (owner === NOBODY) found.push({ field: "owner_id", op: "unknown" });
  else if (owner) found.push({ field: "owner_id", op: "eq", value: owner });
  if (q?.trim()) {
    const value = q.trim();
    found.push({ any: TEXTS.map((field) => ({ field, op: "contains", value })) });
  }
  return found;
}
