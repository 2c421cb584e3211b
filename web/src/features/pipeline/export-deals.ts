import { api, unwrap } from "@/api/client";
import type { MakeExport } from "@/api/exports";

import type { DealList } from "./queries";

/** Hand out deals as a file: those the list would show, with these of its columns; `ids`: only these. */
export function exportDeals(query: DealList, columns: string[], ids: string[] = []): MakeExport {
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/deals", { params: { query }, body: { format, columns, ids } }),
    );
}

/** Hand out the people of a deal as its map shows them. */
export function exportStakeholders(deal_id: string): MakeExport {
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/stakeholders", {
        params: { query: { deal_id } },
        body: { format, columns: [], ids: [] },
      }),
    );
}
