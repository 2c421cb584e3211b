import { api, unwrap } from "@/api/client";
import type { MakeExport } from "@/api/exports";
import { useColumns } from "@/ui/use-columns";

import { useCompanyColumns } from "./use-company-columns";
import { usePersonColumns } from "./use-person-columns";
import { useWish } from "./use-wish";

/** Hand out the list of companies as it is shown; `ids`: only these. */
export function useMakeCompanies(ids: string[] = []): MakeExport {
  const { wish: query } = useWish();
  const columns = useColumns("companies", useCompanyColumns()).visible.map(({ id }) => id);
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/companies", { params: { query }, body: { format, columns, ids } }),
    );
}

/** Hand out the list of people as it is shown; `ids`: only these. */
export function useMakePeople(ids: string[] = []): MakeExport {
  const { group_id: _, ...query } = useWish().wish;
  const columns = useColumns("people", usePersonColumns()).visible.map(({ id }) => id);
  return (format) =>
    unwrap(
      api.POST("/api/v1/exports/people", { params: { query }, body: { format, columns, ids } }),
    );
}
