import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Campaign = Schema["CampaignOut"];
export type LeadReason = Schema["LeadReasonOut"];
export type Scorecard = Schema["FrameworkOut"];
export type Question = Schema["QuestionOut"];

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
  return useMutation({
    mutationFn: (scorecard_id: string) =>
      unwrap(
        api.PUT("/api/v1/scorecards/{scorecard_id}/use", { params: { path: { scorecard_id } } }),
      ),
    onSuccess: useFreshScorecards(),
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

/** All of them, those out of use at the end. */
export function leadReasonsQuery() {
  return queryOptions({
    queryKey: ["lead-reasons", "all"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/lead-reasons", { params: { query: { archived: true } }, signal })),
    select: (page) => page.items,
  });
}

function useFreshReasons() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["lead-reasons"] });
}

export function useAddLeadReason() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["WordIn"]) => unwrap(api.POST("/api/v1/lead-reasons", { body })),
    onSuccess: useFreshReasons(),
  });
}

export function useSaveLeadReason() {
  return useMutation({
    mutationFn: ({ reason, body }: { reason: LeadReason; body: Schema["LeadReasonPatch"] }) => {
      const params = { path: { reason_id: reason.id }, header: ifMatch(reason.version) };
      return unwrap(api.PATCH("/api/v1/lead-reasons/{reason_id}", { params, body }));
    },
    onSettled: useFreshReasons(),
  });
}

/** Other questions: every lead and deal is asked them. */
function useFreshScorecards() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ["scorecards", "scorecard", "leads"].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

export function useAddQuestion(scorecard_id: string) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["QuestionIn"]) =>
      unwrap(
        api.POST("/api/v1/scorecards/{scorecard_id}/questions", {
          params: { path: { scorecard_id } },
          body,
        }),
      ),
    onSettled: useFreshScorecards(),
  });
}

export function useSaveQuestion() {
  return useMutation({
    mutationFn: ({ question, body }: { question: Question; body: Schema["QuestionPatch"] }) => {
      const params = { path: { question_id: question.id }, header: ifMatch(question.version) };
      return unwrap(api.PATCH("/api/v1/questions/{question_id}", { params, body }));
    },
    onSettled: useFreshScorecards(),
  });
}

export function useOrderQuestions(scorecard_id: string) {
  return useMutation({
    mutationFn: (ids: string[]) =>
      unwrap(
        api.PUT("/api/v1/scorecards/{scorecard_id}/question-order", {
          params: { path: { scorecard_id } },
          body: { ids },
        }),
      ),
    onSettled: useFreshScorecards(),
  });
}
