import type { OwnKind, OwnValues } from "@/api/fields";
import { useOwnColumns } from "@/ui/own/use-own-columns";
import type { Column } from "@/ui/use-columns";
import { useKnownColumns } from "@/ui/use-known-columns";

import type { SheetCell } from "./sheet-rules";

/** A list's columns, ours with the cells they are edited by and the workspace's own: those one may know. */
export function useSheetColumns<Row extends { custom: OwnValues }>(
  kind: OwnKind,
  columns: Column<Row>[],
  cells: Record<string, SheetCell<Row>>,
): Column<Row>[] {
  const own = useOwnColumns<Row>(kind);
  const ours = columns.map((column) => {
    const sheet = cells[column.id];
    return sheet ? { ...column, sheet } : column;
  });
  return useKnownColumns(kind, [...ours, ...own]);
}
