import { useMe } from "@/api/me";
import type { Task } from "@/api/tasks";
import { usePlace } from "@/lib/place";

import type { By } from "./board-rules";
import type { Whose } from "./queries";
import { KINDS } from "./rules";

export const VIEWS = ["mine", "everyone", "done"] as const;
type View = (typeof VIEWS)[number];

/** What the address says: list or board, whose, and what it is narrowed down to. */
export function useTaskAsk() {
  const { search, set } = usePlace();
  const me = useMe().member.id;
  const isBoard = search.as === "board";
  const by: By = search.by === "due" ? "due" : "progress";
  const wanted = VIEWS.find((one) => one === search.view) ?? "mine";
  const view: View = isBoard && wanted === "done" ? "mine" : wanted;
  const kind = KINDS.find((one) => one === search.kind) as Task["kind"] | undefined;
  const owner = search.owner ?? (view === "everyone" ? undefined : me);
  const whose: Whose = {
    ...(owner && { owner_id: owner }),
    ...(kind && { kind }),
    ...(search.about && { deal_id: search.about }),
  };
  return { isBoard, by, view, kind, whose, search, set };
}
