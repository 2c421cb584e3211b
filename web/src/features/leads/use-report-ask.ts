import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";

import type { Ask } from "./report-queries";

const DAY = 86_400_000;
export const SPANS = [30, 90, 365] as const;

/** What the address asks of the report: by source or campaign, of the last so many days. */
export function useReportAsk() {
  const { search, set } = usePlace();
  const { time_zone } = useMe().workspace;
  const days = SPANS.find((span) => String(span) === search.days) ?? 90;
  const ask: Ask = {
    by: search.by === "campaign" ? "campaign" : "source",
    from: dayIn(time_zone, new Date(Date.now() - (days - 1) * DAY)),
    to: dayIn(time_zone),
  };
  return { ask, days, set };
}
