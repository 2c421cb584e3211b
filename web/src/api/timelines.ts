import { pagesOf } from "@/lib/pages";

import { api, type Schema, unwrap } from "./client";
import type { Part } from "./notes";

export type About = { kind: "company" | "person" | "lead"; id: string };
export type Entry = Schema["TimelineEntry"];

/** What happened with a record that is no deal, the latest first. */
export function timelineQuery({ kind, id }: About, only: Part[]) {
  return pagesOf<Entry>(["timeline", kind, id, only], (after, signal) => {
    const query = { after, only };
    switch (kind) {
      case "company":
        return unwrap(
          api.GET("/api/v1/companies/{company_id}/timeline", {
            params: { path: { company_id: id }, query },
            signal,
          }),
        );
      case "person":
        return unwrap(
          api.GET("/api/v1/people/{person_id}/timeline", {
            params: { path: { person_id: id }, query },
            signal,
          }),
        );
      case "lead":
        return unwrap(
          api.GET("/api/v1/leads/{lead_id}/timeline", {
            params: { path: { lead_id: id }, query },
            signal,
          }),
        );
    }
  });
}
