import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";
import { CALENDAR } from "@/api/tasks";
import { momentIn } from "@/lib/when";

import { addDays } from "./rules";

/** What is due on some days in a row on the wall of `zone`, of one owner or of everybody. */
export function calendarQuery(days: string[], zone: string, owner_id: string | undefined) {
  const from = momentIn(zone, days[0] ?? "", "00:00");
  const to = momentIn(zone, addDays(days.at(-1) ?? "", 1), "00:00");
  return queryOptions({
    queryKey: [...CALENDAR, { from, to, owner_id }],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/calendar", {
          params: { query: { from, to, ...(owner_id && { owner_id }) } },
          signal,
        }),
      ),
  });
}

export function holidaysQuery(year: number) {
  return queryOptions({
    queryKey: ["holidays", year],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/holidays", { params: { query: { year } }, signal })),
    select: (page) => page.items,
  });
}
