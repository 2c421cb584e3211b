import { api, unwrap } from "@/api/client";
import type { MakeExport } from "@/api/exports";

import type { Wish } from "./queries";

/** Hand out the inbox as it is narrowed down; `ids`: only these. */
export function exportLeads(query: Wish, ids: string[] = []): MakeExport {
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/leads", { params: { query }, body: { format, columns: [], ids } }),
    );
}
