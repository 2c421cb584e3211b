import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "./client";

// Short lists that many features show; they change rarely and are kept for five minutes.
const staleTime = 5 * 60_000;

export function membersQuery() {
  return queryOptions({
    queryKey: ["members"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/members", { signal })),
    select: (page) => page.items,
    staleTime,
  });
}

export function teamsQuery() {
  return queryOptions({
    queryKey: ["teams"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/teams", { signal })),
    select: (page) => page.items,
  });
}

export function pipelinesQuery() {
  return queryOptions({
    queryKey: ["pipelines"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/pipelines", { signal })),
    select: (page) => page.items,
    staleTime,
  });
}

export function poolsQuery() {
  return queryOptions({
    queryKey: ["pools"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/pools", { signal })),
    select: (page) => page.items,
  });
}

export function activityTypesQuery() {
  return queryOptions({
    queryKey: ["activity-types"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/activity-types", { signal })),
    select: (page) => page.items,
    staleTime,
  });
}

export function sourcesQuery() {
  return queryOptions({
    queryKey: ["sources"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/sources", { signal })),
    select: (page) => page.items,
    staleTime,
  });
}

/** What a person or company is called, where all that is known is the id. */
export function nameQuery(kind: "person" | "company", id: string) {
  return queryOptions({
    queryKey: ["names", kind, id],
    queryFn: async ({ signal }) => {
      if (kind === "person") {
        const params = { path: { person_id: id } };
        return (await unwrap(api.GET("/api/v1/people/{person_id}", { params, signal }))).name;
      }
      const params = { path: { company_id: id } };
      return (await unwrap(api.GET("/api/v1/companies/{company_id}", { params, signal }))).name;
    },
    retry: false,
    staleTime,
  });
}
