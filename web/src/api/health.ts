import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Health = Schema["DealHealthOut"];

const MOST = 200; // the API judges no more at once

/** What puts open deals at risk, so many at a time that the API judges them; see `judgedOf`. */
export function dealHealthQueries(dealIds: string[]) {
  const parts = Math.ceil(dealIds.length / MOST);
  return Array.from({ length: parts }, (_, at) =>
    dealHealthQuery(dealIds.slice(at * MOST, (at + 1) * MOST)),
  );
}

/** The answers to them together. */
export function judgedOf(answers: { data?: Map<string, Health> | undefined }[]) {
  return new Map(answers.flatMap(({ data }) => [...(data ?? [])]));
}

/** What puts open deals at risk, by deal. */
export function dealHealthQuery(dealIds: string[]) {
  const ids = dealIds.toSorted();
  return queryOptions({
    queryKey: ["deals", "health", ids],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/deal-health", { params: { query: { ids } }, signal })),
    select: byDeal,
    placeholderData: keepPreviousData,
    enabled: ids.length > 0,
    staleTime: 60_000,
  });
}

/** One function for all, so that what was answered is not made anew with every drawing. */
function byDeal({ items }: { items: Health[] }): Map<string, Health> {
  return new Map(items.map((one) => [one.deal_id, one]));
}
