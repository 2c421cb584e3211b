import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";

import { api, unwrap } from "./client";

export function meQuery() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who is signed in, where, and what they may do. Only below the shell, which waits for it. */
export function useMe() {
  return useSuspenseQuery(meQuery()).data;
}
