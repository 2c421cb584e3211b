import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";
import { MAIL } from "./mail";

export type FollowedLetter = Schema["FollowedLetter"];
export type Sighting = Schema["SightingOut"];

export const SUPPRESSED = ["suppressed"];

/** Which of these addresses are not to be written to, and why. */
export function suppressedQuery(addresses: string[]) {
  return queryOptions({
    queryKey: [...SUPPRESSED, addresses],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/suppressed", { params: { query: { address: addresses } }, signal })),
    select: (page) => page.items,
    enabled: addresses.length > 0,
  });
}

/** Whether letters tell when they are seen. */
export function trackingQuery() {
  return queryOptions({
    queryKey: ["tracking"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/tracking", { signal })),
    staleTime: 60_000,
  });
}

/** What was seen of the letters of a thread; read again whenever something of its mailbox changes. */
export function sightingsQuery(thread_id: string) {
  return queryOptions({
    queryKey: [...MAIL, "sightings", thread_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/threads/{thread_id}/sightings", {
          params: { path: { thread_id } },
          signal,
        }),
      ),
    select: (page) => page.items,
  });
}
