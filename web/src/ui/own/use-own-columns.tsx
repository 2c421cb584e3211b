import { useQuery } from "@tanstack/react-query";

import { OWN, type OwnKind, type OwnValues, ownFieldsQuery } from "@/api/fields";
import type { Column } from "@/ui/use-columns";

import { useOwnCell } from "./own-cell";
import { OwnValue } from "./own-value";
import { shownAs } from "./rules";

const WIDTH = 150;
const UNSORTED = ["choices"];

/** A list's columns for the fields of the workspace's own: there for whoever chooses them. */
export function useOwnColumns<Row extends { custom: OwnValues }>(kind: OwnKind): Column<Row>[] {
  const fields = useQuery(ownFieldsQuery(kind)).data ?? [];
  const cellOf = useOwnCell();
  return fields.map((field) => ({
    sheet: cellOf(field),
    id: `${OWN}${field.key}`,
    label: field.name,
    width: WIDTH,
    ...(["number", "money"].includes(shownAs(field)) && { align: "right" as const }),
    ...(!UNSORTED.includes(field.type) && { sortKey: `${OWN}${field.key}` }),
    isOwn: true,
    cell: ({ custom }: Row) => <OwnValue field={field} value={custom[field.key]} />,
  }));
}
