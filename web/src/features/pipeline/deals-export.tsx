import { usePlace } from "@/lib/place";
import { ExportMenu } from "@/ui/export-menu";
import { useColumns } from "@/ui/use-columns";

import { toList } from "./deal-list";
import { exportDeals } from "./export-deals";
import { useDealColumns } from "./use-deal-columns";

const nothing = () => undefined;

/** Hand out the list as it is shown: filtered, sorted, with its columns. */
export function DealsExport() {
  const { search } = usePlace();
  const { visible } = useColumns("deals", useDealColumns(nothing));
  const columns = visible.map(({ id }) => id);
  return <ExportMenu make={exportDeals(toList(search), columns)} />;
}
