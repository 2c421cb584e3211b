import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type About = { kind: "company" | "person"; id: string };
export type Entry = Schema["TimelineEntry"];

export function timelineQuery({ kind, id }: About) {
  return pagesOf<Entry>(["timeline", kind, id], (after, signal) =>
    kind === "company"
      ? unwrap(
          api.GET("/api/v1/companies/{company_id}/timeline", {
            params: { path: { company_id: id }, query: { after } },
            signal,
          }),
        )
      : unwrap(
          api.GET("/api/v1/people/{person_id}/timeline", {
            params: { path: { person_id: id }, query: { after } },
            signal,
          }),
        ),
  );
}

export function useAddNote({ kind, id }: About) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST("/api/v1/notes", {
          body: { text, ...(kind === "company" ? { company_id: id } : { person_id: id }) },
          headers: onlyOnce(),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["timeline", kind, id] }),
  });
}
