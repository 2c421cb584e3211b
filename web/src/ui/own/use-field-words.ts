import { useQuery } from "@tanstack/react-query";

import { OWN, type OwnKind, ownFieldsQuery } from "@/api/fields";

/** Find the field of the workspace's own that `custom.<key>` names; nothing for any other word. */
export function useOwnField(kind: OwnKind | undefined, name: string) {
  const isOwn = name.startsWith(OWN);
  const fields =
    useQuery({ ...ownFieldsQuery(kind ?? "deal"), enabled: isOwn && kind !== undefined }).data ??
    [];
  return isOwn ? fields.find(({ key }) => key === name.slice(OWN.length)) : undefined;
}
