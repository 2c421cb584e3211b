import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type AuditLine = Schema["AuditLineOut"];
export type AuditKind = AuditLine["kind"];
export type Verdict = Schema["AuditVerdictOut"];
export type AuditAsk = {
  actor_id?: string;
  kind?: AuditKind;
  since?: string;
  until?: string;
};

export const AUDIT_KINDS: AuditKind[] = [
  "sign_in",
  "security",
  "people",
  "access",
  "settings",
  "data",
];

export function auditQuery(ask: AuditAsk) {
  return pagesOf<AuditLine>(["audit", ask], (after, signal) => {
    const params = { query: { ...ask, after: after ?? null } };
    return unwrap(api.GET("/api/v1/audit-log", { params, signal }));
  });
}

export function auditStateQuery() {
  return queryOptions({
    queryKey: ["audit", "state"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/audit-log/state", { signal })),
  });
}

export function useVerifyAudit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/audit-log/verification")),
    onSettled: () => client.invalidateQueries({ queryKey: ["audit"] }),
  });
}

/** The file, as the server writes it; that somebody took it is a line of the log as well. */
export function useExportAudit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (query: AuditAsk) =>
      unwrap(
        api.POST("/api/v1/audit-log/exports", { params: { query }, parseAs: "blob" }),
      ) as Promise<unknown> as Promise<Blob>,
    onSettled: () => client.invalidateQueries({ queryKey: ["audit"] }),
  });
}
