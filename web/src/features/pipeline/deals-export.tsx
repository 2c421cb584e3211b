import { usePlace } from "@/lib/place";
import { ExportMenu } from "@/ui/export-menu";
import { useColumns } from "@/ui/use-columns";

import { toList } from "./deal-list";
import { exportDeals } from "./export-deals";
import { useDealColumns } from "./use-deal-columns";

const nothing = () => undefined;

/** The columns of the list of deals as they are shown now. */
export function useShownDealColumns(): string[] {
  return useColumns("deals", useDealColumns(nothing)).visible.map(({ id }) => id);
}

/** Hand out the list as it is shown: filtered, sorted, with its columns. */
export function DealsExport() {
  const { search } = usePlace();
  const columns = useShownDealColumns();
  return <ExportMenu make={exportDeals(toList(search), columns)} />;
}
