import { toQuery } from "./filters";
import type { DealList } from "./queries";

type Place = Record<string, string | undefined>;

const STATUSES = ["open", "won", "lost", "void"] as const;
const SORTABLE =
  /^-?(title|value|created_at|expected_close_date|stage_entered_at|closed_at|next_activity_at)$/;

/** What the list asks for: from the address, where anybody may write nonsense. */
export function toList(place: Place): DealList {
  const status = STATUSES.find((one) => one === (place.status ?? "open"));
  return {
    ...toQuery(place),
    ...(status && { status }),
    ...(place.pipeline && { pipeline_id: place.pipeline }),
    sort: place.sort && SORTABLE.test(place.sort) ? place.sort : "-created_at",
  };
}
