import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Question = Schema["AnsweredQuestion"];
/** A lead or a deal. */
export type Judged = { kind: "lead" | "deal"; id: string };

export function scorecardQuery({ kind, id }: Judged) {
  return queryOptions({
    queryKey: ["scorecard", kind, id],
    queryFn: ({ signal }) =>
      kind === "lead"
        ? unwrap(
            api.GET("/api/v1/leads/{lead_id}/scorecard", {
              params: { path: { lead_id: id } },
              signal,
            }),
          )
        : unwrap(
            api.GET("/api/v1/deals/{deal_id}/scorecard", {
              params: { path: { deal_id: id } },
              signal,
            }),
          ),
  });
}

type Answer = { question_id: string; body: Schema["AnswerIn"] };

/** Note what is known of a question; lists and stories show it at once. */
export function useAnswer({ kind, id }: Judged) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ question_id, body }: Answer) =>
      kind === "lead"
        ? unwrap(
            api.PUT("/api/v1/leads/{lead_id}/answers/{question_id}", {
              params: { path: { lead_id: id, question_id } },
              body,
            }),
          )
        : unwrap(
            api.PUT("/api/v1/deals/{deal_id}/answers/{question_id}", {
              params: { path: { deal_id: id, question_id } },
              body,
            }),
          ),
    onSuccess: (card) => {
      client.setQueryData(scorecardQuery({ kind, id }).queryKey, card);
      return Promise.all(
        ["leads", "timeline"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}
