import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Kind } from "@/api/filters";
import { useMe } from "@/api/me";
import { viewsQuery } from "@/api/views";
import { usePlace } from "@/lib/place";

import { type Kept, keyOf, movedBy, shownOf, toggled } from "./column-rules";
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
  /** The field it shows, where a role can be kept from it. */
  field?: string;
  hiddenAtFirst?: boolean;
  /** Of a field of the workspace's own: hidden until somebody wants it, also when it comes later. */
  isOwn?: boolean;
  /** Always there: the column that names the row. */
  fixed?: boolean;
  /** How its cells are copied, pasted and edited where the table is a sheet. */
  sheet?: SheetCell<Row>;
};

const KINDS: Record<string, Kind> = { deals: "deal", companies: "company", people: "person" };

/** What somebody has made of a list's columns in a view, in this browser; and what the view itself keeps. */
export function useKeptColumns(name: string) {
  const me = useMe().member.id;
  const { search } = usePlace();
  const kind = KINDS[name];
  const { data } = useQuery({ ...viewsQuery(kind ?? "deal"), enabled: kind !== undefined });
  const view = data?.items.find(({ id }) => id === search.saved);
  const [kept, keep] = useLocalStorage<Kept>({
    key: keyOf(name, me, view?.id),
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return { kept, keep, inView: view?.columns ?? [] };
}

/** Which columns are shown, in which order and how wide: for each person and view by itself. */
export function useColumns<Row>(name: string, columns: Column<Row>[]) {
  const { kept, keep, inView } = useKeptColumns(name);
  const shown = shownOf(columns, kept.shown ?? inView);
  const visible = shown.flatMap((id) => {
    const column = columns.find((one) => one.id === id);
    return column ? [{ ...column, width: kept.widths?.[id] ?? column.width }] : [];
  });
  return {
    visible,
    hidden: columns.filter(({ id }) => !shown.includes(id)).map(({ id }) => id),
    toggle: (id: string) => keep({ ...kept, shown: toggled(shown, id) }),
    move: (id: string, by: -1 | 1) => keep({ ...kept, shown: movedBy(shown, id, by) }),
    widen: (id: string, width: number) =>
      keep({ ...kept, widths: { ...kept.widths, [id]: Math.max(60, Math.round(width)) } }),
  };
}
