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
  /** Of a field of the workspace's own: hidden until somebody wants it, also when it comes later. */
  isOwn?: boolean;
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
  const [wanted, setWanted] = useLocalStorage<string[]>({
    key: `headwater.columns.${name}.own`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const own = columns.filter((column) => column.isOwn).map(({ id }) => id);
  const away = [...hidden, ...own.filter((id) => !wanted.includes(id))];
  return {
    hidden: away,
    visible: columns.filter((column) => column.fixed || !away.includes(column.id)),
    toggle: (id: string) =>
      own.includes(id) ? setWanted(toggled(wanted, id)) : setHidden(toggled(hidden, id)),
  };
}

function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}
