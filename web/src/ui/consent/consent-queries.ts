import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { SUPPRESSED } from "@/api/leaving";

export type Consent = Schema["ConsentOut"];
export type ConsentStep = Schema["ConsentStepOut"];
export type ConsentIn = Partial<Schema["ConsentIn"]>;
export type Whose = { kind: "person" | "lead"; id: string };

export const BASES = ["consent", "contract", "legitimate_interest", "none"] as const;

export function consentQuery({ kind, id }: Whose) {
  return queryOptions({
    queryKey: ["consent", kind, id],
    queryFn: ({ signal }) =>
      kind === "person"
        ? unwrap(
            api.GET("/api/v1/people/{person_id}/consent", {
              params: { path: { person_id: id } },
              signal,
            }),
          )
        : unwrap(
            api.GET("/api/v1/leads/{lead_id}/consent", {
              params: { path: { lead_id: id } },
              signal,
            }),
          ),
  });
}

export function useRecordConsent({ kind, id }: Whose) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (said: ConsentIn) => {
      const body = said as Schema["ConsentIn"];
      return kind === "person"
        ? unwrap(
            api.POST("/api/v1/people/{person_id}/consent", {
              params: { path: { person_id: id } },
              body,
            }),
          )
        : unwrap(
            api.POST("/api/v1/leads/{lead_id}/consent", {
              params: { path: { lead_id: id } },
              body,
            }),
          );
    },
    onSuccess: (consent) => client.setQueryData(consentQuery({ kind, id }).queryKey, consent),
    onSettled: () => client.invalidateQueries({ queryKey: SUPPRESSED }),
  });
}

export function neverTrackQuery(person_id: string) {
  return queryOptions({
    queryKey: ["never-track", person_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/people/{person_id}/tracking", { params: { path: { person_id } }, signal }),
      ),
  });
}

export function useNeverTrack(person_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (is_never: boolean) =>
      unwrap(
        api.PUT("/api/v1/people/{person_id}/tracking", {
          params: { path: { person_id } },
          body: { is_never },
        }),
      ),
    onSuccess: (now) => client.setQueryData(neverTrackQuery(person_id).queryKey, now),
  });
}
