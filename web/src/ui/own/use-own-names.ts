import { useQuery } from "@tanstack/react-query";

import { type OwnKind, ownFieldsQuery } from "@/api/fields";

const KINDS: string[] = ["deal", "company", "person", "lead", "task"] satisfies OwnKind[];

/** Say what `custom.<key>` of a kind of record is called; nothing for any other word. */
export function useOwnNames(kind: string): (field: string) => string | undefined {
  const query = ownFieldsQuery(kind as OwnKind);
  const fields = useQuery({ ...query, enabled: KINDS.includes(kind) }).data ?? [];
  return (field) => fields.find(({ key }) => `custom.${key}` === field)?.name;
}
