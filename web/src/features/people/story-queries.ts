import { api, type Schema, unwrap } from "@/api/client";
import type { Part } from "@/api/notes";
import { pagesOf } from "@/lib/pages";

export type About = { kind: "company" | "person"; id: string };
export type Entry = Schema["TimelineEntry"];

export function timelineQuery({ kind, id }: About, only: Part[]) {
  return pagesOf<Entry>(["timeline", kind, id, only], (after, signal) =>
    kind === "company"
      ? unwrap(
          api.GET("/api/v1/companies/{company_id}/timeline", {
            params: { path: { company_id: id }, query: { after, only } },
            signal,
          }),
        )
      : unwrap(
          api.GET("/api/v1/people/{person_id}/timeline", {
            params: { path: { person_id: id }, query: { after, only } },
            signal,
          }),
        ),
  );
}
