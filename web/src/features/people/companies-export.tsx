import { api, unwrap } from "@/api/client";
import { ExportMenu } from "@/ui/export-menu";
import { useColumns } from "@/ui/use-columns";

import { useCompanyColumns } from "./use-company-columns";
import { useWish } from "./use-wish";

/** Hand out the list of companies as it is shown. */
export function CompaniesExport() {
  const { wish: query } = useWish();
  const columns = useColumns("companies", useCompanyColumns()).visible.map(({ id }) => id);
  return (
    <ExportMenu
      make={(format) =>
        unwrap(
          api.POST("/api/v1/exports/companies", { params: { query }, body: { format, columns } }),
        )
      }
    />
  );
}
