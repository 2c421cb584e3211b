import { ExportMenu } from "@/ui/export-menu";

import { exportLeads } from "./export-leads";
import { useLeadWish } from "./use-lead-wish";

/** Hand out the inbox as it is narrowed down. */
export function LeadsExport() {
  return <ExportMenu make={exportLeads(useLeadWish().wish)} />;
}
