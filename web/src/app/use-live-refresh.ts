import { type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { useLive } from "@/api/live";
import { meQuery } from "@/api/me";
import { Problem } from "@/api/problem";
import { tellGone } from "@/ui/toasts";

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
  mailbox: [["mail"]],
  sequence: [["sequences"]],
  field: [["fields"], ["deals"], ["companies"], ["people"], ["leads"], ["tasks"], ["pipelines"]],
};
const PAUSE = 600;
/** After these one may see other records than before, and of them other fields. */
const SIGHT = ["role.changed", "visibility.changed", "team.changed", "team.deleted"];

/** Show no longer what is hidden from us now: what is open is asked for again, and refused. */
function forget(client: QueryClient, id: unknown): void {
  const isAbout = ({ queryKey }: Query) => queryKey.includes(id);
  if (client.getQueryCache().findAll({ predicate: isAbout, type: "active" }).length > 0) tellGone();
  client.removeQueries({ predicate: isAbout, type: "inactive" });
  void client.resetQueries({ predicate: isAbout });
}

/** Ask again for all that is open, and close what is not shown to us any more. */
async function lookAgain(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
  const isGone = ({ state: { data, error } }: Query) =>
    data !== undefined && error instanceof Problem && error.status === 404;
  const gone = client.getQueryCache().findAll({ predicate: isGone, type: "active" });
  if (gone.length > 0) tellGone();
  for (const { queryKey } of gone) void client.resetQueries({ queryKey, exact: true });
}

/** Read again what colleagues have changed, in one go for a burst of events. */
export function useLiveRefresh(): void {
  const client = useQueryClient();
  const waiting = useRef(new Set<string>());
  useLive(({ name, data }) => {
    const kind = data.subject_kind;
    const isMe =
      name === "member.changed" &&
      data.subject_id === client.getQueryData(meQuery().queryKey)?.member.id;
    if (isMe || SIGHT.includes(name)) void lookAgain(client);
    if (name === "hidden") forget(client, data.subject_id);
    if (!kind || !STALE[kind]) return;
    if (waiting.current.size === 0) setTimeout(refresh, PAUSE);
    waiting.current.add(kind);
  });
  const refresh = () => {
    for (const queryKey of [...waiting.current].flatMap((kind) => STALE[kind] ?? [])) {
      void client.invalidateQueries({ queryKey });
    }
    for (const kind of waiting.current) {
      for (const what of ["history", "shares", "followers"]) {
        void client.invalidateQueries({ queryKey: [what, kind] });
      }
    }
    void client.invalidateQueries({ queryKey: ["changes"] });
    waiting.current.clear();
  };
}
