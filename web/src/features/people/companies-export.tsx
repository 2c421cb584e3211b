import { ExportMenu } from "@/ui/export-menu";

import { useMakeCompanies } from "./use-exports";

/** Hand out the list of companies as it is shown. */
export function CompaniesExport() {
  return <ExportMenu make={useMakeCompanies()} />;
}
