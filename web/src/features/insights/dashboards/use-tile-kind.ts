import { useQuery } from "@tanstack/react-query";

import { useLocale } from "@/ui/use-locale";

import { reportsQuery } from "../reports/queries";
import { type DashboardTile, tileKindsQuery } from "./queries";

/** What kind of tile it is, and what it is called. */
export function useTileKind(tile: DashboardTile) {
  const { language } = useLocale();
  const kinds = useQuery(tileKindsQuery(language)).data ?? [];
  const kind = kinds.find((one) => one.kind === tile.kind);
  // A report is called by its own name, where it is known.
  const id = tile.question.report_id;
  const reports = useQuery({ ...reportsQuery(), enabled: typeof id === "string" }).data?.items;
  const report = reports?.find((one) => one.id === id);
  return { kind, title: report?.name ?? kind?.title ?? tile.kind };
}
