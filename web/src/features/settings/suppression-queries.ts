import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { SUPPRESSED } from "@/api/leaving";
import { pagesOf } from "@/lib/pages";

export type Suppression = Schema["SuppressionOut"];

const LIST = ["suppressions"];

export function suppressionsQuery(q: string) {
  return pagesOf<Suppression>([...LIST, q], (after, signal) => {
    const params = { query: { q, after: after ?? null } };
    return unwrap(api.GET("/api/v1/suppressions", { params, signal }));
  });
}

function useListWrite<Asked, Answer>(write: (asked: Asked) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: write,
    onSettled: () =>
      Promise.all([LIST, SUPPRESSED].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useAddSuppressions() {
  return useListWrite((body: Schema["SuppressionIn"]) =>
    unwrap(api.POST("/api/v1/suppressions", { body })),
  );
}

export function useRemoveSuppression() {
  return useListWrite(({ id, why }: { id: string; why: string }) =>
    unwrap(
      api.POST("/api/v1/suppressions/{suppression_id}/removal", {
        params: { path: { suppression_id: id } },
        body: { why },
      }),
    ),
  );
}
