import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { pagesOf } from "@/lib/pages";

export type Lead = Schema["LeadOut"];
export type LeadState = Schema["LeadState"];
export type Match = Schema["MatchOut"];
export type Given = Schema["AssignmentOut"];
export type Wish = {
  state?: LeadState;
  owner_id?: string;
  unowned?: boolean;
  filter?: string;
  q?: string;
  sort?: string;
};

const LONG = 5 * 60_000;

export function leadsQuery(wish: Wish) {
  return pagesOf(["leads", "list", wish], (after, signal) =>
    unwrap(api.GET("/api/v1/leads", { params: { query: { ...wish, after } }, signal })),
  );
}

export function countsQuery({ sort: _, ...query }: Wish) {
  return queryOptions({
    queryKey: ["leads", "counts", query],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/lead-counts", { params: { query }, signal })),
  });
}

export function leadQuery(lead_id: string) {
  return queryOptions({
    queryKey: ["leads", "one", lead_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/leads/{lead_id}", { params: { path: { lead_id } }, signal })),
  });
}

export function matchesQuery(lead_id: string) {
  return queryOptions({
    queryKey: ["leads", "matches", lead_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/leads/{lead_id}/matches", { params: { path: { lead_id } }, signal })),
  });
}

/** Companies or people called as somebody types. */
export function othersQuery(kind: "company" | "person", q: string) {
  const query = { q, limit: 20 };
  return queryOptions({
    queryKey: [kind === "company" ? "companies" : "people", "to-choose", q],
    queryFn: async ({ signal }) => {
      const page =
        kind === "company"
          ? await unwrap(api.GET("/api/v1/companies", { params: { query }, signal }))
          : await unwrap(api.GET("/api/v1/people", { params: { query }, signal }));
      return page.items.map(({ id, name }) => ({ id, name }));
    },
    placeholderData: keepPreviousData,
  });
}

export function assignmentRulesQuery() {
  return queryOptions({
    queryKey: ["assignment", "rules"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/assignment-rules", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}

export function reasonsQuery() {
  return queryOptions({
    queryKey: ["lead-reasons"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/lead-reasons", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}

export function campaignsQuery() {
  return queryOptions({
    queryKey: ["campaigns"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/campaigns", { signal })),
    select: (page) => page.items,
    staleTime: LONG,
  });
}
