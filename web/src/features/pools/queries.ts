import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Pool = Schema["PoolOut"];
export type PooledRecord = Schema["PooledRecord"];
export type Holding = Schema["HoldingOut"];
export type Passage = Schema["PassageOut"];

export function recordsQuery(pool_id: string, q: string) {
  return pagesOf(["pools", pool_id, "records", q], async (after, signal) => {
    const params = { path: { pool_id }, query: { q, after: after ? Number(after) : null } };
    const page = await unwrap(api.GET("/api/v1/pools/{pool_id}/records", { params, signal }));
    return { items: page.items, next: page.next === null ? null : String(page.next) };
  });
}

export function logQuery(pool_id: string) {
  return pagesOf(["pools", pool_id, "log"], async (after, signal) => {
    const params = { path: { pool_id }, query: { after: after ? Number(after) : null } };
    const page = await unwrap(api.GET("/api/v1/pools/{pool_id}/log", { params, signal }));
    return { items: page.items, next: page.next === null ? null : String(page.next) };
  });
}

export function holdingsQuery() {
  return queryOptions({
    queryKey: ["pools", "holdings"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/holdings", { signal })),
    select: (page) => page.items,
  });
}

type Place = { pool_id: string; record_id: string };

/** What pools and lists show is asked for again, also after a refusal: somebody was quicker. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [["pools"], ["companies"], ["leads"]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

export function useClaim() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (path: Place) =>
      unwrap(api.POST("/api/v1/pools/{pool_id}/records/{record_id}/claim", { params: { path } })),
    onSettled,
  });
}

export function useMoveRecords(pool_id: string) {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (body: Schema["MoveIn"]) =>
      unwrap(api.POST("/api/v1/pools/{pool_id}/moves", { params: { path: { pool_id } }, body })),
    onSettled,
  });
}

export function useReturn() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ reason, ...path }: Place & { reason: string }) =>
      unwrap(
        api.POST("/api/v1/pools/{pool_id}/records/{record_id}/return", {
          params: { path },
          body: { reason },
        }),
      ),
    onSettled,
  });
}

export function useProtect() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (path: Place) =>
      unwrap(
        api.PUT("/api/v1/pools/{pool_id}/records/{record_id}/protection", { params: { path } }),
      ),
    onSettled,
  });
}
