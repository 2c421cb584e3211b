import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

import type { Scope } from "../queries";

export type Dashboard = Schema["DashboardOut"];
export type DashboardTile = Schema["TileOut"];
export type TileKind = Schema["TileKindOut"];
export type Mailing = Schema["MailingOut"];
export type MailingWish = Schema["MailingIn"];
type Facts = Pick<Dashboard, "name" | "scope" | "tiles">;

export function dashboardsQuery() {
  return queryOptions({
    queryKey: ["dashboards"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/dashboards", { signal })),
    select: (page) => page.items,
  });
}

export function dashboardQuery(id: string) {
  const params = { path: { dashboard_id: id } };
  return queryOptions({
    queryKey: ["dashboards", id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/dashboards/{dashboard_id}", { params, signal })),
  });
}

/** What can be put on a dashboard; the names come in the reader's language. */
export function tileKindsQuery(language: string) {
  return queryOptions({
    queryKey: ["dashboard-kinds", language],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/dashboard-kinds", { signal })),
    select: (page) => page.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function mailingsQuery(id: string) {
  const params = { path: { dashboard_id: id } };
  return queryOptions({
    queryKey: ["dashboards", id, "mailings"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/dashboards/{dashboard_id}/mailings", { params, signal })),
    select: (page) => page.items,
  });
}

/** A write after which dashboards are read again; what went wrong is told where it was done. */
function useWrite<Input, Output>(write: (input: Input) => Promise<Output>, quiet = true) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: ["dashboards"] }),
  });
}

export function useCreateDashboard() {
  return useWrite((facts: Facts) => unwrap(api.POST("/api/v1/dashboards", { body: facts })));
}

export function useChangeDashboard() {
  return useWrite(({ seen, change }: { seen: Dashboard; change: Partial<Facts> }) => {
    const params = { path: { dashboard_id: seen.id }, header: ifMatch(seen.version) };
    const body = change as Schema["DashboardPatch"];
    return unwrap(api.PATCH("/api/v1/dashboards/{dashboard_id}", { params, body }));
  });
}

export function useDeleteDashboard() {
  return useWrite(({ id, version }: Dashboard) => {
    const params = { path: { dashboard_id: id }, header: ifMatch(version) };
    return unwrap(api.DELETE("/api/v1/dashboards/{dashboard_id}", { params }));
  }, false);
}

export function useMailNow(id: string) {
  return useMutation({
    mutationFn: (scope: Scope) => {
      const { due_from: _from, due_to: _to, ...body } = scope;
      const params = { path: { dashboard_id: id } };
      return unwrap(api.POST("/api/v1/dashboards/{dashboard_id}/mail", { params, body }));
    },
  });
}

export function useSaveMailing(dashboardId: string) {
  return useWrite(({ seen, wish }: { seen: Mailing | undefined; wish: MailingWish }) => {
    if (!seen) {
      const params = { path: { dashboard_id: dashboardId } };
      return unwrap(api.POST("/api/v1/dashboards/{dashboard_id}/mailings", { params, body: wish }));
    }
    const params = { path: { mailing_id: seen.id }, header: ifMatch(seen.version) };
    return unwrap(api.PATCH("/api/v1/dashboard-mailings/{mailing_id}", { params, body: wish }));
  });
}

export function useDeleteMailing() {
  return useWrite(({ id, version }: Mailing) => {
    const params = { path: { mailing_id: id }, header: ifMatch(version) };
    return unwrap(api.DELETE("/api/v1/dashboard-mailings/{mailing_id}", { params }));
  }, false);
}

export function useMuteMailing() {
  return useWrite(({ id, isMuted }: { id: string; isMuted: boolean }) => {
    const params = { path: { mailing_id: id } };
    return isMuted
      ? unwrap(api.PUT("/api/v1/dashboard-mailings/{mailing_id}/mute", { params }))
      : unwrap(api.DELETE("/api/v1/dashboard-mailings/{mailing_id}/mute", { params }));
  }, false);
}
