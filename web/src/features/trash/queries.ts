import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type TrashItem = Schema["TrashItem"];
export type Kind = TrashItem["kind"];

export function trashQuery(kind: Kind | undefined) {
  return pagesOf(["trash", kind ?? "all"], (after, signal) =>
    unwrap(api.GET("/api/v1/trash", { params: { query: { kind, after } }, signal })),
  );
}

/** Back where it was; every list may show it again. */
export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, id }: TrashItem) =>
      unwrap(
        api.POST("/api/v1/trash/{kind}/{record_id}/restoration", {
          params: { path: { kind, record_id: id } },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}
