import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "./client";
import type { Kind } from "./filters";

export type View = Schema["ViewOut"];
export type ViewLayout = Schema["ViewLayout"];
export type ViewScope = Schema["ViewScope"];
type Role = Schema["Role"];
type ViewFacts = Omit<Schema["ViewIn"], "kind">;

/** The views one sees of a kind of record, and the one its list opens with. */
export function viewsQuery(kind: Kind) {
  return queryOptions({
    queryKey: ["views", kind],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/views", { params: { query: { kind } }, signal })),
    staleTime: 5 * 60_000,
  });
}

/** A write after which the views are read again. */
function useWrite<Input, Output>(write: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: ["views"] }),
  });
}

export function useCreateView(kind: Kind) {
  return useWrite(
    (facts: ViewFacts) => unwrap(api.POST("/api/v1/views", { body: { ...facts, kind } })),
    true,
  );
}

export function useChangeView() {
  return useWrite(({ view, change }: { view: View; change: Partial<ViewFacts> }) => {
    const params = { path: { view_id: view.id }, header: ifMatch(view.version) };
    return unwrap(
      api.PATCH("/api/v1/views/{view_id}", { params, body: change as Schema["ViewPatch"] }),
    );
  }, true);
}

export function useDeleteView() {
  return useWrite(({ id, version }: View) => {
    const params = { path: { view_id: id }, header: ifMatch(version) };
    return unwrap(api.DELETE("/api/v1/views/{view_id}", { params }));
  });
}

export function useStarView() {
  return useWrite(({ id, is_starred }: View) => {
    const params = { path: { view_id: id } };
    return is_starred
      ? unwrap(api.DELETE("/api/v1/views/{view_id}/star", { params }))
      : unwrap(api.PUT("/api/v1/views/{view_id}/star", { params }));
  });
}

/** With which view a list opens: one's own, or for all of a role. */
export function useDefaultView(kind: Kind) {
  return useWrite(({ viewId, role }: { viewId: string | null; role?: Role }) => {
    const body = { kind, view_id: viewId };
    return role
      ? unwrap(api.PUT("/api/v1/default-views/{role}", { params: { path: { role } }, body }))
      : unwrap(api.PUT("/api/v1/default-views/mine", { body }));
  });
}
