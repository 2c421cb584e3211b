import { api, type Schema, unwrap } from "@/api/client";
import type { paths } from "@/api/schema.gen";
import { pagesOf } from "@/lib/pages";

export type RiskAsk = NonNullable<paths["/api/v1/insights/risks"]["get"]["parameters"]["query"]>;
export type RiskDeal = Schema["RiskDealOut"];
export type Reason = NonNullable<RiskAsk["reason"]>;

export const REASONS: Reason[] = ["stalled", "idle", "adrift", "slipping", "single_threaded"];

export function risksQuery(query: RiskAsk) {
  return pagesOf<RiskDeal>(["insights", "risks", query], (after, signal) =>
    unwrap(
      api.GET("/api/v1/insights/risks", {
        params: { query: { ...query, ...(after && { after }) } },
        signal,
      }),
    ),
  );
}
