import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

import type { Report } from "./queries";
import { useQuestion } from "./question";

export type ReportFacts = Pick<Report, "name" | "description" | "scope">;

/** Keep the question on screen: as a new report, or, with the one it was, in its place. */
export function useSaveReport() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { asked, question } = useQuestion();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ facts, kept }: { facts: ReportFacts; kept: Report | undefined }) => {
      const { name, description, scope } = facts;
      const body = { name, description, scope, question } as Schema["ReportIn"];
      if (!kept) return unwrap(api.POST("/api/v1/reports", { body }));
      const params = { path: { report_id: kept.id }, header: ifMatch(kept.version) };
      return unwrap(api.PATCH("/api/v1/reports/{report_id}", { params, body }));
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["reports", "kept"] });
      await client.invalidateQueries({ queryKey: ["reports", "data"] });
      await navigate({
        to: "/insights/reports/$reportId",
        params: { reportId: id },
        search: asked as never,
      });
    },
  });
}

export function useDeleteReport() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id, version }: Report) => {
      const params = { path: { report_id: id }, header: ifMatch(version) };
      return unwrap(api.DELETE("/api/v1/reports/{report_id}", { params }));
    },
    onSuccess: async () => {
      await navigate({ to: "/insights/reports", search: {} });
      await client.invalidateQueries({ queryKey: ["reports"] });
    },
  });
}
