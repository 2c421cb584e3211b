import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, use } from "react";

import { api, type Schema, unwrap } from "./client";

export function meQuery() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** True around a record that is shown for reading only. */
export const ReadingOnly = createContext(false);
const CHANGES = ["write", "delete"];

/**
 * Who is signed in, where, and what they may do; of a record that is shown for reading only, only
 * that. Only below the shell, which waits for it.
 */
export function useMe() {
  const me = useSuspenseQuery(meQuery()).data;
  const isReadingOnly = use(ReadingOnly);
  if (!isReadingOnly) return me;
  return { ...me, can: me.can.filter((right) => !CHANGES.includes(right)) };
}

export type Right = Schema["RoleOut"]["rights"][number];

/** Whether one may do something: what one may not is not shown. */
export function useMay(right: Right): boolean {
  return useMe().can.includes(right);
}

export type FieldKind = "deal" | "company" | "person" | "lead" | "task";

/** How one has the fields of a kind of record: a hidden one is not shown, a fixed one not edited. */
export function useFieldAccess(kind: FieldKind) {
  const fields = useMe().fields?.[kind] ?? {};
  return {
    hides: (name: string) => fields[name] === "hidden",
    /** It is hidden, or can only be read. */
    fixes: (name: string) => name in fields,
  };
}
