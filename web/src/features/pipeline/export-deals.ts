import { api, unwrap } from "@/api/client";
import type { MakeExport } from "@/api/exports";

import type { DealList } from "./queries";

/** Hand out deals as a file: those the list would show, with these of its columns. */
export function exportDeals(query: DealList, columns: string[]): MakeExport {
  return (format) =>
    unwrap(api.POST("/api/v1/exports/deals", { params: { query }, body: { format, columns } }));
}
