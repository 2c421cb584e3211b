import type { RecordKind } from "@/lib/place";

import type { Notice } from "./queries";

type Place =
  | { kind: RecordKind; id: string }
  | { thread: string }
  | "/insights/targets"
  | "/digest"
  | "/exports"
  | "/changes"
  | undefined;

/** Which page, or which record over this page, shows what a notice is about. */
export function placeOf(notice: Notice): Place {
  if (notice.kind === "digest") return "/digest";
  if (notice.thread_id) return { thread: notice.thread_id };
  if (notice.kind === "source") return "/insights/targets";
  if (notice.what === "export") return "/exports";
  if (notice.what === "work") return "/changes";
  if (notice.deal_id) return { kind: "deal", id: notice.deal_id };
  if (notice.company_id) return { kind: "company", id: notice.company_id };
  if (notice.person_id) return { kind: "person", id: notice.person_id };
  if (notice.lead_id) return { kind: "lead", id: notice.lead_id };
  if (notice.subject === "task" && notice.subject_id)
    return { kind: "task", id: notice.subject_id };
  return undefined;
}
