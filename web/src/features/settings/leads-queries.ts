import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Campaign = Schema["CampaignOut"];

export function agreementQuery() {
  return queryOptions({
    queryKey: ["lead-agreement"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/lead-agreement", { signal })),
  });
}

export function useAgree() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["AgreementIn"]) =>
      unwrap(api.PUT("/api/v1/lead-agreement", { body })),
    onSuccess: (agreed) => client.setQueryData(agreementQuery().queryKey, agreed),
  });
}

export function campaignsQuery() {
  return queryOptions({
    queryKey: ["campaigns"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/campaigns", { signal })),
    select: (page) => page.items,
  });
}

export function useAddCampaign() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["CampaignIn"]) => unwrap(api.POST("/api/v1/campaigns", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["campaigns"] }),
  });
}

export function useArchiveCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Campaign) => {
      const params = { path: { campaign_id: id }, header: ifMatch(version) };
      return unwrap(
        api.PATCH("/api/v1/campaigns/{campaign_id}", { params, body: { is_archived: true } }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["campaigns"] }),
  });
}

export function scorecardsQuery() {
  return queryOptions({
    queryKey: ["scorecards"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/scorecards", { signal })),
    select: (page) => page.items,
  });
}

/** Another scorecard: every lead and deal is asked other questions. */
export function useChooseScorecard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scorecard_id: string) =>
      unwrap(
        api.PUT("/api/v1/scorecards/{scorecard_id}/use", { params: { path: { scorecard_id } } }),
      ),
    onSuccess: () =>
      Promise.all(
        ["scorecards", "scorecard", "leads"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useAddScorecard() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["FrameworkIn"]) => unwrap(api.POST("/api/v1/scorecards", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["scorecards"] }),
  });
}

export function leadReasonsQuery() {
  return queryOptions({
    queryKey: ["lead-reasons"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/lead-reasons", { signal })),
    select: (page) => page.items,
  });
}

export function useAddLeadReason() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["WordIn"]) => unwrap(api.POST("/api/v1/lead-reasons", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["lead-reasons"] }),
  });
}
