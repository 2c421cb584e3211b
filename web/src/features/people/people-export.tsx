import { api, unwrap } from "@/api/client";
import { ExportMenu } from "@/ui/export-menu";
import { useColumns } from "@/ui/use-columns";

import { usePersonColumns } from "./use-person-columns";
import { useWish } from "./use-wish";

/** Hand out the list of people as it is shown. */
export function PeopleExport() {
  const { group_id: _, ...query } = useWish().wish;
  const columns = useColumns("people", usePersonColumns()).visible.map(({ id }) => id);
  return (
    <ExportMenu
      make={(format) =>
        unwrap(api.POST("/api/v1/exports/people", { params: { query }, body: { format, columns } }))
      }
    />
  );
}
