import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type DealChance = Schema["DealChanceOut"];
export type Reason = Schema["ChanceReasonOut"];

/** How likely a deal is to be won, and why. */
export function dealChanceQuery(dealId: string) {
  return queryOptions({
    queryKey: ["deals", dealId, "chance"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/deals/{deal_id}/chance", {
          params: { path: { deal_id: dealId } },
          signal,
        }),
      ),
  });
}
