import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export type PastAsk = { pipeline_id: string; as_of: string; owner_id?: string; team_id?: string };
export type PastStage = Schema["PastStageOut"];
export type PastCard = Schema["PastCardOut"];

const LONG = 5 * 60_000; // the past changes only when a deal goes to the trash or comes back

export function pastBoardQuery(query: PastAsk) {
  return queryOptions({
    queryKey: ["pipelines", query.pipeline_id, "past", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/board", { params: { query }, signal })),
    staleTime: LONG,
  });
}

/** What stands in a column behind its first cards. */
export function pastCardsQuery(ask: PastAsk, { id, next }: PastStage) {
  return infiniteQueryOptions({
    queryKey: ["pipelines", ask.pipeline_id, "past", ask, id, next],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...ask, stage_id: id, after: pageParam };
      return unwrap(api.GET("/api/v1/insights/board/cards", { params: { query }, signal }));
    },
    initialPageParam: next ?? "",
    getNextPageParam: (page) => page.next,
    enabled: false,
    staleTime: LONG,
  });
}
