import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";
import type { Task } from "@/api/tasks";
import { pagesOf } from "@/lib/pages";

import type { By } from "./board-rules";

/** Whose tasks, and of what kind or deal; what the list and the board are both narrowed down by. */
export type Whose = {
  mine?: boolean;
  owner_id?: string;
  kind?: Task["kind"];
  type_id?: string;
  deal_id?: string;
  filter?: string;
};

export function tasksQuery(whose: Whose & { state: "open" | "done"; sort?: string }) {
  return pagesOf(["tasks", "list", whose], (after, signal) =>
    unwrap(api.GET("/api/v1/tasks", { params: { query: { ...whose, after } }, signal })),
  );
}

export const BOARD = ["tasks", "board"];

export function taskBoardQuery(by: By, whose: Whose, limit: number) {
  return queryOptions({
    queryKey: [...BOARD, by, whose, limit],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/tasks/board", { params: { query: { ...whose, by, limit } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function taskQuery(task_id: string) {
  return queryOptions({
    queryKey: ["tasks", "one", task_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/tasks/{task_id}", { params: { path: { task_id } }, signal })),
  });
}

export function taskLinksQuery(task_id: string) {
  return queryOptions({
    queryKey: ["tasks", "links", task_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/tasks/{task_id}/links", { params: { path: { task_id } }, signal })),
  });
}

export type Found = { id: string; name: string; hint: string };
type About = Partial<Pick<Task, "deal_id" | "company_id">>;

/** Open tasks whose title has these letters; those of the same deal or company come first. */
export function foundTasksQuery(q: string, { deal_id, company_id }: About) {
  const ask = (query: { deal_id?: string; company_id?: string }, signal: AbortSignal) =>
    unwrap(
      api.GET("/api/v1/tasks", {
        params: { query: { ...query, state: "open", limit: 12, ...(q && { q }) } },
        signal,
      }),
    );
  return queryOptions({
    queryKey: ["tasks", "found", q, deal_id, company_id],
    queryFn: async ({ signal }): Promise<Found[]> => {
      const near = deal_id ? { deal_id } : company_id && { company_id };
      const pages = await Promise.all([near && ask(near, signal), ask({}, signal)]);
      const all = pages.flatMap((page) => (page ? page.items : []));
      return [...new Map(all.map((task) => [task.id, task])).values()].map((task) => ({
        id: task.id,
        name: task.title,
        hint: task.deal_title ?? task.company_name ?? task.owner_name,
      }));
    },
  });
}

export function foundDealsQuery(q: string) {
  return queryOptions({
    queryKey: ["deals", "pick", q],
    queryFn: async ({ signal }): Promise<Found[]> => {
      const query = { limit: 12, ...(q && { q }) };
      const page = await unwrap(api.GET("/api/v1/deals", { params: { query }, signal }));
      return page.items.map(({ id, title, company_name }) => ({
        id,
        name: title,
        hint: company_name ?? "",
      }));
    },
  });
}

export function dealNameQuery(deal_id: string) {
  return queryOptions({
    queryKey: ["deals", "name", deal_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/deals/{deal_id}", { params: { path: { deal_id } }, signal })),
    select: ({ title }) => title,
  });
}

/** The days this year that differ from the week's rule. */
export function holidaysQuery(year: number) {
  return queryOptions({
    queryKey: ["holidays", year],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/holidays", { params: { query: { year } }, signal })),
    select: (page) => page.items,
    staleTime: 5 * 60_000,
  });
}

export function foundPeopleQuery(q: string) {
  return queryOptions({
    queryKey: ["people", "found", q],
    queryFn: async ({ signal }): Promise<Found[]> => {
      const query = { limit: 12, ...(q && { q }) };
      const page = await unwrap(api.GET("/api/v1/people", { params: { query }, signal }));
      return page.items.map(({ id, name, company_name }) => ({
        id,
        name,
        hint: company_name ?? "",
      }));
    },
  });
}
