import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "@/api/client";
import type { OwnField, OwnKind } from "@/api/fields";

/** All fields of a kind, those out of use as well. */
export function allFieldsQuery(kind: OwnKind) {
  return queryOptions({
    queryKey: ["fields", kind, "all"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/fields", { params: { query: { kind, archived: true } }, signal })),
    select: (page) => page.items,
  });
}

export function formulaWordsQuery(kind: OwnKind) {
  return queryOptions({
    queryKey: ["fields", kind, "words"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/fields/formula-words", { params: { query: { kind } }, signal })),
  });
}

/** What a formula gives for the record that came in last. */
export function formulaTrialQuery(kind: OwnKind, formula: string, decimals: number) {
  return queryOptions({
    queryKey: ["fields", kind, "trial", formula, decimals],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST("/api/v1/fields/formula-trials", { body: { kind, formula, decimals }, signal }),
      ),
    retry: false,
    enabled: formula.trim() !== "",
  });
}

export function usageQuery(field: OwnField) {
  return queryOptions({
    queryKey: ["fields", field.kind, "usage", field.id],
    queryFn: ({ signal }) => {
      const params = { path: { field_id: field.id } };
      return unwrap(api.GET("/api/v1/fields/{field_id}/usage", { params, signal }));
    },
  });
}

function useSettled() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["fields"] });
}

export function useAddField() {
  const onSettled = useSettled();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["CustomFieldIn"]) =>
      unwrap(api.POST("/api/v1/fields", { body, headers: onlyOnce() })),
    onSettled,
  });
}

type Change = { field: OwnField; change: Schema["CustomFieldPatch"] };

export function useSaveField({ isQuiet = false } = {}) {
  const onSettled = useSettled();
  return useMutation({
    meta: { quiet: isQuiet },
    mutationFn: ({ field, change }: Change) =>
      unwrap(
        api.PATCH("/api/v1/fields/{field_id}", {
          params: { path: { field_id: field.id }, header: ifMatch(field.version) },
          body: change,
        }),
      ),
    onSettled,
  });
}

export function useOrderFields(kind: OwnKind) {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: (ids: string[]) => unwrap(api.PUT("/api/v1/fields/order", { body: { kind, ids } })),
    onSettled,
  });
}

export function useDeleteField() {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: ({ field, values }: { field: OwnField; values: number }) =>
      unwrap(
        api.DELETE("/api/v1/fields/{field_id}", {
          params: {
            path: { field_id: field.id },
            query: { values },
            header: ifMatch(field.version),
          },
        }),
      ),
    onSettled,
  });
}
