import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";

export type End = { kind: "person" | "company"; id: string };

export function relationsQuery({ kind, id }: End) {
  return queryOptions({
    queryKey: ["relations", kind, id],
    queryFn: ({ signal }) =>
      kind === "person"
        ? unwrap(
            api.GET("/api/v1/people/{person_id}/relations", {
              params: { path: { person_id: id } },
              signal,
            }),
          )
        : unwrap(
            api.GET("/api/v1/companies/{company_id}/relations", {
              params: { path: { company_id: id } },
              signal,
            }),
          ),
    select: (page) => page.items,
  });
}

export function orgChartQuery(company_id: string) {
  return queryOptions({
    queryKey: ["relations", "chart", company_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/companies/{company_id}/org-chart", {
          params: { path: { company_id } },
          signal,
        }),
      ),
    select: (page) => page.items,
  });
}

type Said = { person_id: string; body: Schema["RelationIn"] };

export function useRelate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person_id, body }: Said) =>
      unwrap(
        api.POST("/api/v1/people/{person_id}/relations", {
          params: { path: { person_id } },
          body,
          headers: onlyOnce(),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["relations"] }),
  });
}

/** `onRemoved` is told even though the row that asked is gone by then. */
export function useUnrelate(onRemoved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (relation_id: string) =>
      unwrap(api.DELETE("/api/v1/relations/{relation_id}", { params: { path: { relation_id } } })),
    onSuccess: () => {
      onRemoved();
      return client.invalidateQueries({ queryKey: ["relations"] });
    },
  });
}
