import { api, unwrap } from "@/api/client";
import { ExportMenu } from "@/ui/export-menu";

import { useLeadWish } from "./use-lead-wish";

/** Hand out the inbox as it is narrowed down. */
export function LeadsExport() {
  const { wish: query } = useLeadWish();
  return (
    <ExportMenu
      make={(format) =>
        unwrap(
          api.POST("/api/v1/exports/leads", { params: { query }, body: { format, columns: [] } }),
        )
      }
    />
  );
}
