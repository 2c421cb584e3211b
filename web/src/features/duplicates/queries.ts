import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Kind = "company" | "person";
export type Pair = Schema["PairOut"];
export type Preview = Schema["MergePreview"];
export type Wish = { sure?: boolean; dismissed?: boolean };
export type Merge = { survivor_id: string; loser_id: string };

export function pairsQuery(kind: Kind, wish: Wish) {
  return pagesOf<Pair>(["duplicates", kind, wish], (after, signal) =>
    unwrap(
      api.GET("/api/v1/duplicates/{kind}", {
        params: { path: { kind }, query: { ...wish, after } },
        signal,
      }),
    ),
  );
}

export function previewQuery(kind: Kind, { survivor_id, loser_id }: Merge) {
  return queryOptions({
    queryKey: ["duplicates", kind, "preview", survivor_id, loser_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/duplicates/{kind}/{survivor_id}/merges/{loser_id}", {
          params: { path: { kind, survivor_id, loser_id } },
          signal,
        }),
      ),
  });
}

/** Whatever shows companies, people or their deals may be old after a merge. */
function useRefreshAll() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
}

export function useMerge(kind: Kind) {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ from_loser, ...path }: Merge & { from_loser: string[] }) =>
      unwrap(
        api.PUT("/api/v1/duplicates/{kind}/{survivor_id}/merges/{loser_id}", {
          params: { path: { kind, ...path } },
          body: { from_loser },
        }),
      ),
    onSuccess: refresh,
  });
}

/** Say that two are not the same, or (`isBack`) take that back. */
export function useDismiss(kind: Kind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ pair, isBack }: { pair: Pair; isBack: boolean }) => {
      const params = { path: { kind, one_id: pair.first.id, other_id: pair.second.id } };
      const path = "/api/v1/duplicates/{kind}/{one_id}/differs-from/{other_id}";
      return isBack ? unwrap(api.DELETE(path, { params })) : unwrap(api.PUT(path, { params }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["duplicates", kind] }),
  });
}
