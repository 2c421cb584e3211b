import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";

import type { SheetCell } from "./sheet/sheet-rules";

export type Column<Row> = {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Pixels; the table grows them in proportion. */
  width: number;
  align?: "right";
  /** What the API calls it when sorting; without it the column cannot sort. */
  sortKey?: string;
  hiddenAtFirst?: boolean;
  /** Always there: the column that names the row. */
  fixed?: boolean;
  /** How its cells are copied, pasted and edited where the table is a sheet. */
  sheet?: SheetCell<Row>;
};

/** Which columns are shown; remembered in this browser. */
export function useColumns<Row>(name: string, columns: Column<Row>[]) {
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: `headwater.columns.${name}`,
    defaultValue: columns.filter((column) => column.hiddenAtFirst).map((column) => column.id),
    getInitialValueInEffect: false,
  });
  return {
    hidden,
    visible: columns.filter((column) => column.fixed || !hidden.includes(column.id)),
    toggle: (id: string) =>
      setHidden(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]),
  };
}
