import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { isUnderWay } from "@/api/works";
import { pagesOf } from "@/lib/pages";

export type Change = Schema["ChangeOut"];
export type Line = Schema["ChangeLine"];
export const KINDS = ["deal", "company", "person", "lead", "task", "note", "target"] as const;
export type Kind = (typeof KINDS)[number];
export type Wish = { kind: Kind | undefined; member_id: string | undefined };

const KEY = ["changes"];

export function changesQuery(wish: Wish) {
  return pagesOf([...KEY, "list", wish], (after, signal) =>
    unwrap(api.GET("/api/v1/changes", { params: { query: { ...wish, after } }, signal })),
  );
}

export function linesQuery(operation: string) {
  return infiniteQueryOptions({
    queryKey: [...KEY, "lines", operation],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? { after: pageParam } : {};
      const params = { path: { operation }, query };
      return unwrap(api.GET("/api/v1/changes/{operation}/lines", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** An import is taken back by its own rule, in the background. */
export function useUndoImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (import_id: string) =>
      unwrap(api.POST("/api/v1/imports/{import_id}/undo", { params: { path: { import_id } } })),
    onSettled: () =>
      Promise.all([KEY, ["imports"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** How far an act on many records has come; asked again while it is on its way. */
export function workQuery(work_id: string) {
  return queryOptions({
    queryKey: [...KEY, "work", work_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/works/{work_id}", { params: { path: { work_id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1000 : false),
  });
}

export function workRowsQuery(work_id: string) {
  return queryOptions({
    queryKey: [...KEY, "rows", work_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/works/{work_id}/rows", { params: { path: { work_id } }, signal })),
    select: (page) => page.items,
  });
}
