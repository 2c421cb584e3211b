import { useQuery } from "@tanstack/react-query";

import { type OwnKind, ownFieldsQuery } from "@/api/fields";

const OWN = "custom.";

/** Find the field of the workspace's own that `custom.<key>` names; nothing for any other word. */
export function useOwnField(kind: OwnKind, name: string) {
  const isOwn = name.startsWith(OWN);
  const fields = useQuery({ ...ownFieldsQuery(kind), enabled: isOwn }).data ?? [];
  return isOwn ? fields.find(({ key }) => key === name.slice(OWN.length)) : undefined;
}
