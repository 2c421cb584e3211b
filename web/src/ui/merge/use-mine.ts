import { useQuery } from "@tanstack/react-query";

import { type Clash, saidOf } from "@/api/edits";
import { membersQuery, sourcesQuery } from "@/api/lookups";

/** What was typed here for a field, and the name behind it where it is an id. */
export function useMine({ patch, shown = {} }: Clash, field: string) {
  const value = saidOf(patch, field);
  const members = useQuery({ ...membersQuery(), enabled: field === "owner_id" }).data ?? [];
  const sources = useQuery({ ...sourcesQuery(), enabled: field === "source_id" }).data ?? [];
  const named = (shown as Record<string, unknown>)[field.replace(/_id$/, "_name")];
  const found = [...members, ...sources].find(({ id }) => id === value)?.name;
  const name = field.endsWith("_id") ? (found ?? (typeof named === "string" ? named : null)) : null;
  return { value: saidOf(shown, field) ?? value, name };
}
