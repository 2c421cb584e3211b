import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export type Today = Schema["TodayOut"];
export type Item = Schema["TodayItem"];
export type ReviewDeal = Schema["ReviewDeal"];

export function todayQuery() {
  return queryOptions({
    queryKey: ["today"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/today", { signal })),
  });
}

export function reviewQuery() {
  return queryOptions({
    queryKey: ["today", "review"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/today/review", { signal })),
  });
}

/** Something leaves the queue, or comes back: at once on screen, for the hand goes on to the next. */
function useLeaving<Asked extends { item: Item; isBack?: boolean }>(
  send: (asked: Asked) => Promise<unknown>,
) {
  const client = useQueryClient();
  const { queryKey } = todayQuery();
  return useMutation({
    mutationFn: send,
    onMutate: async ({ item, isBack }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before && !isBack) {
        const items = before.items.filter((other) => other.id !== item.id);
        client.setQueryData(queryKey, { ...before, items, left: before.left - 1 });
      }
      return { before };
    },
    onError: (_problem, _asked, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () =>
      Promise.all(
        ["today", "tasks", "deals", "pipelines", "timeline"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

/** Tick a task of the queue off, or (`isBack`) take the tick away. */
export function useDone() {
  return useLeaving(({ item, isBack }: { item: Item; isBack?: boolean }) => {
    const params = { path: { task_id: item.id } };
    return isBack
      ? unwrap(api.DELETE("/api/v1/tasks/{task_id}/completion", { params }))
      : unwrap(api.PUT("/api/v1/tasks/{task_id}/completion", { params }));
  });
}

/** Set something aside until a moment, or (`isBack`) take it up again. */
export function useAside() {
  return useLeaving(({ item, until }: { item: Item; until: string; isBack?: boolean }) => {
    const params = { path: { kind: item.kind, record_id: item.id } };
    const path = "/api/v1/today/asides/{kind}/{record_id}";
    return until
      ? unwrap(api.PUT(path, { params, body: { until } }))
      : unwrap(api.DELETE(path, { params }));
  });
}

/** Change a field of a deal under review. */
export function useMend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ deal, change }: { deal: ReviewDeal; change: Schema["DealPatch"] }) => {
      const params = { path: { deal_id: deal.id } };
      const headers = { "If-Match": `"${deal.version}"` };
      return unwrap(api.PATCH("/api/v1/deals/{deal_id}", { params, headers, body: change }));
    },
    onSettled: () =>
      Promise.all(
        ["today", "deals", "pipelines"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
