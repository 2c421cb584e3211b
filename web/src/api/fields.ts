import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type OwnField = Schema["CustomFieldOut"];
export type OwnKind = OwnField["kind"];
/** What a record holds in fields of the workspace's own, by their keys. */
export type OwnValues = Record<string, unknown>;

/** What the names of these fields begin with, wherever fields are named. */
export const OWN = "custom.";

const staleTime = 5 * 60_000;

/** The fields of the workspace's own that records of a kind have. */
export function ownFieldsQuery(kind: OwnKind) {
  return queryOptions({
    queryKey: ["fields", kind],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/fields", { params: { query: { kind } }, signal })),
    select: (page) => page.items,
    staleTime,
  });
}
