import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Pool = Schema["PoolOut"];
export type Belonging = Schema["Belonging"];

/** Make a pool, or change the one that is given. */
export function useSavePool(pool?: Pool) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["PoolIn"]) => {
      if (!pool) return unwrap(api.POST("/api/v1/pools", { body }));
      const { kind: _kind, id: _id, ...changes } = body;
      const params = { path: { pool_id: pool.id }, ...ifMatch(pool.version) };
      return unwrap(api.PATCH("/api/v1/pools/{pool_id}", { params, body: changes }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["pools"] }),
    meta: { quiet: true },
  });
}

export function roleCapsQuery() {
  return queryOptions({
    queryKey: ["role-caps"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/role-caps", { signal })),
    select: (page) => page.items,
  });
}

export function useCapRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (item: Schema["RoleCapItem"]) =>
      unwrap(api.PUT("/api/v1/role-caps", { body: { items: [item] } })),
    onSuccess: (caps) => client.setQueryData(roleCapsQuery().queryKey, caps),
  });
}

export function belongingsQuery(member_id: string) {
  return queryOptions({
    queryKey: ["belongings", member_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/members/{member_id}/belongings", {
          params: { path: { member_id } },
          signal,
        }),
      ),
  });
}

export function useHandOver(member_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["HandoverIn"]) =>
      unwrap(
        api.POST("/api/v1/members/{member_id}/handover", { params: { path: { member_id } }, body }),
      ),
    onSettled: () => client.invalidateQueries(),
    meta: { quiet: true },
  });
}

export function useUndoHandover() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handover_id: string) =>
      unwrap(
        api.POST("/api/v1/handovers/{handover_id}/undo", { params: { path: { handover_id } } }),
      ),
    onSettled: () => client.invalidateQueries(),
  });
}
