import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { useLive } from "@/api/live";

/** Which lists an event makes old, by what it happened to. Deals' boards and lists look after themselves. */
const STALE: Record<string, string[][]> = {
  company: [["companies"], ["timeline", "company"]],
  person: [["people"], ["timeline", "person"]],
  relation: [["relations"]],
  task: [["tasks"], ["timeline"], ["today"]],
  note: [["timeline"]],
  file: [["files"], ["timeline"]],
  pool: [["pools"]],
  lead: [["leads"], ["today"], ["scorecard"], ["timeline", "lead"]],
  campaign: [["campaigns"]],
  lead_reason: [["lead-reasons"]],
  assignment_rule: [["assignment"]],
  scorecard: [["scorecards"], ["scorecard"], ["leads"]],
  deal: [
    ["scorecard", "deal"],
    ["today"],
    ["deals", "of"],
    ["timeline", "company"],
    ["timeline", "person"],
  ],
  member: [["members"], ["me"]],
  workspace: [["workspace"], ["roles"], ["me"]],
  team: [["teams"]],
  pipeline: [["pipelines"]],
  activity_type: [["activity-types"]],
  view: [["views"]],
  field: [["fields"], ["deals"], ["companies"], ["people"], ["leads"], ["tasks"], ["pipelines"]],
};
const PAUSE = 600;

/** Read again what colleagues have changed, in one go for a burst of events. */
export function useLiveRefresh(): void {
  const client = useQueryClient();
  const waiting = useRef(new Set<string>());
  useLive(({ data }) => {
    const kind = data.subject_kind;
    if (!kind || !STALE[kind]) return;
    if (waiting.current.size === 0) setTimeout(refresh, PAUSE);
    waiting.current.add(kind);
  });
  const refresh = () => {
    for (const queryKey of [...waiting.current].flatMap((kind) => STALE[kind] ?? [])) {
      void client.invalidateQueries({ queryKey });
    }
    for (const kind of waiting.current) {
      void client.invalidateQueries({ queryKey: ["history", kind] });
    }
    void client.invalidateQueries({ queryKey: ["changes"] });
    waiting.current.clear();
  };
}
