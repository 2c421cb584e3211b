import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Import = Schema["ImportOut"];
export type ImportSummary = Schema["ImportSummary"];
export type ImportFile = Schema["FileOut"];
export type FileKind = NonNullable<ImportFile["kind"]>;
export type Outcome = Schema["RowOut"]["outcome"];
export type Change = Schema["PlanPatch"];

const SOON = 1000;

export function importsQuery() {
  const list = pagesOf(["imports", "list"], (after, signal) =>
    unwrap(api.GET("/api/v1/imports", { params: { query: { after } }, signal })),
  );
  return {
    ...list,
    refetchInterval: ({ state }: { state: { data?: { pages: { items: ImportSummary[] }[] } } }) =>
      state.data?.pages.some(({ items }) => items.some((item) => item.is_busy)) && SOON,
  };
}

/** While it works, asked again every second. */
export function importQuery(import_id: string) {
  return queryOptions({
    queryKey: ["imports", "one", import_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.is_busy ? SOON : false),
    refetchIntervalInBackground: true,
  });
}

/** `criteria`: deals that came in although they have passed by criteria they do not meet. */
export type RowsShown = Outcome | "criteria";

export function rowsQuery(import_id: string, shown: RowsShown | undefined, state: string) {
  const wish = shown === "criteria" ? { has_open_criteria: true } : { outcome: shown };
  return pagesOf(["imports", "rows", import_id, state, shown], (after, signal) =>
    unwrap(
      api.GET("/api/v1/imports/{import_id}/rows", {
        params: { path: { import_id }, query: { ...wish, after } },
        signal,
      }),
    ),
  );
}

export function fieldsQuery() {
  return queryOptions({
    queryKey: ["import-fields"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/import-fields", { signal })),
    select: ({ items }) => items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (files: File[]) =>
      unwrap(
        api.POST("/api/v1/imports", {
          body: { files: files as never[] },
          bodySerializer: () => {
            const form = new FormData();
            for (const file of files) form.append("files", file);
            return form;
          },
        }),
      ),
    onSuccess: (made) => {
      client.setQueryData(importQuery(made.id).queryKey, made);
      return client.invalidateQueries({ queryKey: ["imports", "list"] });
    },
  });
}

/** Every choice is kept by the server at once, one after the other: nothing is lost with the tab. */
export function useChange(import_id: string) {
  const client = useQueryClient();
  const { queryKey } = importQuery(import_id);
  return useMutation({
    scope: { id: `import ${import_id}` },
    mutationFn: ({ change }: { change: Change; show?: (before: Import) => Import }) =>
      unwrap(
        api.PATCH("/api/v1/imports/{import_id}", { params: { path: { import_id } }, body: change }),
      ),
    onMutate: async ({ show }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before && show) client.setQueryData(queryKey, show(before));
      return { before };
    },
    onSuccess: (saved) => {
      // A later choice that waits for its turn is on screen already; its own answer will come.
      if (
        client.isMutating({
          predicate: (other) => other.options.scope?.id === `import ${import_id}`,
        }) <= 1
      )
        client.setQueryData(queryKey, saved);
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}

const ACTS = ["trial", "run", "cancellation", "undo"] as const;
export type Act = (typeof ACTS)[number];

export function useAct(import_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) =>
      unwrap(api.POST(`/api/v1/imports/{import_id}/${act}`, { params: { path: { import_id } } })),
    onSuccess: (now) => {
      client.setQueryData(importQuery(import_id).queryKey, now);
      return client.invalidateQueries({ queryKey: ["imports", "list"] });
    },
  });
}

export function useDeleteImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (import_id: string) =>
      unwrap(api.DELETE("/api/v1/imports/{import_id}", { params: { path: { import_id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imports", "list"] }),
  });
}
