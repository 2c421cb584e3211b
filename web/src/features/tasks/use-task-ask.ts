import { OWN } from "@/api/fields";
import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { TASK_KINDS } from "@/ui/use-kinds";

import type { By } from "./board-rules";
import type { Whose } from "./queries";

export const VIEWS = ["mine", "everyone", "done"] as const;
/** What narrows the tasks down. */
export const NO_FILTERS = {
  owner: undefined,
  kind: undefined,
  about: undefined,
  filter: undefined,
};
type View = (typeof VIEWS)[number];

/** What the address says: list or board, whose, and what it is narrowed down to. */
export function useTaskAsk() {
  const { search, set } = usePlace();
  const me = useMe().member.id;
  const isBoard = search.as === "board";
  const by: By = search.by === "due" ? "due" : "progress";
  const wanted = VIEWS.find((one) => one === search.view) ?? "mine";
  const view: View = isBoard && wanted === "done" ? "mine" : wanted;
  const { kind } = search; // a built-in one by its word, one of our own by its id
  const owner = search.owner ?? (view === "everyone" ? undefined : me);
  const whose: Whose = {
    ...(owner && { owner_id: owner }),
    ...(kind && ofKind(kind)),
    ...(search.about && { deal_id: search.about }),
    ...(search.filter && { filter: search.filter }),
  };
  const sort = !isBoard && search.sort?.includes(OWN) ? search.sort : "";
  const isFiltered = Object.keys(NO_FILTERS).some((name) => search[name]);
  return { isBoard, isFiltered, by, view, kind, whose, sort, search, set };
}

function ofKind(choice: string): Pick<Whose, "kind" | "type_id"> {
  const kind = TASK_KINDS.find((one) => one === choice);
  return kind ? { kind } : { type_id: choice };
}
