import { type FieldKind, useFieldAccess } from "@/api/me";

import type { Column } from "./use-columns";

/** The columns one may know of; those of fields one cannot change are only read. */
export function useKnownColumns<Row>(kind: FieldKind, columns: Column<Row>[]): Column<Row>[] {
  const { hides, fixes } = useFieldAccess(kind);
  return columns
    .filter((column) => !hides(fieldOf(column)))
    .map((column) =>
      column.sheet && fixes(fieldOf(column))
        ? { ...column, sheet: { text: column.sheet.text } }
        : column,
    );
}

function fieldOf<Row>({ field, id }: Column<Row>): string {
  return field ?? id;
}
