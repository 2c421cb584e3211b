import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import type { Part } from "@/api/notes";
import { pagesOf } from "@/lib/pages";

import type { DealQuery } from "./filters";
import type { GroupBy } from "./groups";
import { type Board, mergeBoard } from "./rules";
import type { Lane } from "./schedule-rules";

const LONG = 5 * 60_000;
const BOARD_PAGE = 50;

/** The open deals of a pipeline by stage. Asked again it keeps the pages that were scrolled to. */
export function boardQuery(pipelineId: string, filters: DealQuery, sort: string) {
  const queryKey = [...boardKey(pipelineId), filters, sort];
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const fresh = await fetchBoard(pipelineId, filters, sort, signal);
      return mergeBoard(client.getQueryData<Board>(queryKey), fresh);
    },
  });
}

function boardKey(pipelineId: string) {
  return ["pipelines", pipelineId, "board"] as const;
}

async function fetchBoard(
  pipelineId: string,
  filters: DealQuery,
  sort: string,
  signal: AbortSignal,
): Promise<Board> {
  const params = { path: { pipeline_id: pipelineId }, query: filters };
  const board = await unwrap(api.GET("/api/v1/pipelines/{pipeline_id}/board", { params, signal }));
  if (!sort) return { ...board, sort };
  const ask = { pipelineId, filters, sort };
  const stages = await Promise.all(
    board.stages.map(async (column) => {
      const page = await fetchSorted({ ...ask, stageId: column.id }, null, signal);
      return { ...column, cards: page.items, next: page.next };
    }),
  );
  return { ...board, stages, sort };
}

type ColumnPage = { pipelineId: string; stageId: string; filters: DealQuery; sort: string };

/** The cards of a column behind those that are loaded. */
export function fetchCards(page: ColumnPage, after: string): Promise<Schema["CardPage"]> {
  if (page.sort) return fetchSorted(page, after);
  const path = { pipeline_id: page.pipelineId, stage_id: page.stageId };
  const params = { path, query: { ...page.filters, after } };
  return unwrap(api.GET("/api/v1/pipelines/{pipeline_id}/stages/{stage_id}/cards", { params }));
}

/** The board itself knows one order; the list of deals knows the others. */
async function fetchSorted(page: ColumnPage, after: string | null, signal?: AbortSignal) {
  const query = {
    ...page.filters,
    pipeline_id: page.pipelineId,
    stage_id: page.stageId,
    status: "open" as const,
    sort: page.sort,
    limit: BOARD_PAGE,
    ...(after && { after }),
  };
  return await unwrap(api.GET("/api/v1/deals", { params: { query }, ...(signal && { signal }) }));
}

export function healthQuery(pipelineId: string) {
  return queryOptions({
    queryKey: ["pipelines", pipelineId, "health"],
    queryFn: ({ signal }) => {
      const params = { path: { pipeline_id: pipelineId } };
      return unwrap(api.GET("/api/v1/pipelines/{pipeline_id}/health", { params, signal }));
    },
    select: (health) => new Map(health.stages.map((stage) => [stage.stage_id, stage])),
  });
}

export type DealList = DealQuery & {
  close_from?: string;
  close_to?: string;
  pipeline_id?: string;
  stage_id?: string;
  company_id?: string;
  source_id?: string;
  without?: "source" | "company" | "close";
  status?: Schema["BoardCardOut"]["status"];
  sort: string;
};

/** What all deals of a list come to, also group by group. */
export function totalsQuery({ sort: _, ...list }: DealList, group_by?: GroupBy) {
  return queryOptions({
    queryKey: ["deals", "totals", list, group_by],
    queryFn: ({ signal }) => {
      const query = { ...list, ...(group_by && { group_by }) };
      return unwrap(api.GET("/api/v1/deal-totals", { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export function dealsQuery(list: DealList) {
  return infiniteQueryOptions({
    queryKey: ["deals", "list", list],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...list, limit: 100, ...(pageParam && { after: pageParam }) };
      return unwrap(api.GET("/api/v1/deals", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export type ScheduleAsk = DealQuery & { pipeline_id?: string; status: "open"; lane: Lane };

export function scheduleQuery(ask: ScheduleAsk) {
  return pagesOf(["deals", "schedule", ask], (after, signal) => {
    const query = { ...ask, ...(after && { after }) };
    return unwrap(api.GET("/api/v1/deal-schedule", { params: { query }, signal }));
  });
}

export function overviewQuery(filters: DealQuery) {
  return queryOptions({
    queryKey: ["deals", "overview", filters],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/pipelines-overview", { params: { query: filters }, signal })),
  });
}

export function dealQuery(dealId: string) {
  return queryOptions({
    queryKey: dealKey(dealId),
    queryFn: ({ signal }) => fetchDeal(dealId, signal),
  });
}

export function dealKey(dealId: string) {
  return ["deals", "one", dealId] as const;
}

export function fetchDeal(dealId: string, signal?: AbortSignal) {
  const params = { path: { deal_id: dealId } };
  return unwrap(api.GET("/api/v1/deals/{deal_id}", { params, ...(signal && { signal }) }));
}

export function timelineQuery(dealId: string, only: Part[]) {
  return infiniteQueryOptions({
    queryKey: ["timeline", "deal", dealId, only],
    queryFn: ({ pageParam, signal }) => {
      const query = { only, ...(pageParam && { after: pageParam }) };
      const params = { path: { deal_id: dealId }, query };
      return unwrap(api.GET("/api/v1/deals/{deal_id}/timeline", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export function dealTasksQuery(dealId: string) {
  return queryOptions({
    queryKey: ["tasks", "deal", dealId],
    queryFn: ({ signal }) => {
      const query = { deal_id: dealId };
      return unwrap(api.GET("/api/v1/tasks", { params: { query }, signal }));
    },
    select: (page) => page.items,
  });
}

export function lostReasonsQuery() {
  return queryOptions({
    queryKey: ["lost-reasons"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/lost-reasons", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}

export function tagsQuery() {
  return queryOptions({
    queryKey: ["tags"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/tags", { signal })),
    select: (page) => page.items.map((tag) => tag.name),
  });
}
