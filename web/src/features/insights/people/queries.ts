import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

import type { Scope } from "../queries";

export type MemberSheet = Schema["MemberSheetOut"];
export type Beside = Schema["BesideOut"];
export type FigureName = Beside["figure"];
export type Statement = Schema["StatementOut"];
export type SaidDeal = Schema["SaidDealOut"];

export function peopleFiguresQuery(query: Scope) {
  return queryOptions({
    queryKey: ["insights", "people", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/people", { params: { query }, signal })),
  });
}

/** Where the members, or the sheet of one, are a file. */
export function peopleFile(query: Scope, memberId?: string, format = "xlsx") {
  const asked = new URLSearchParams({ ...(query as Record<string, string>), format });
  return `/api/v1/insights/people/${memberId ? `${memberId}/` : ""}file?${asked}`;
}

export function memberSheetQuery(memberId: string, query: Scope) {
  return queryOptions({
    queryKey: ["insights", "people", memberId, query],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/insights/people/{member_id}", {
          params: { path: { member_id: memberId }, query },
          signal,
        }),
      ),
  });
}
