import { useQueryClient } from "@tanstack/react-query";

import { saveEdit } from "@/api/edits";
import { OWN } from "@/api/fields";
import type { HistoryKind } from "@/api/history";
import { useMay } from "@/api/me";
import { type Column, useColumns } from "@/ui/use-columns";

import { useSheet } from "./use-sheet";

type Record_ = { id: string; version: number };
type Options<Row extends Record_, Patch> = {
  kind: HistoryKind;
  /** Under this name the browser remembers the columns. */
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  /** What columns are called in the API where that is another word. */
  fields: Record<string, string>;
  send: (id: string, patch: Patch, version: number) => Promise<Row>;
  read: (id: string) => Promise<Row>;
  /** What a change makes old. */
  stale: string;
};

/** A list of records as a spreadsheet: a record's cells go as one edit, beside those of others. */
export function useRecordSheet<Row extends Record_, Patch extends object>(
  options: Options<Row, Patch>,
) {
  const { kind, name, columns, rows, fields, send, read, stale } = options;
  const client = useQueryClient();
  const mayWrite = useMay("write");
  const { visible } = useColumns(name, columns);
  const save = async (row: Row, values: Record<string, unknown>) => {
    const saved = await saveEdit({
      ...{ kind, id: row.id, version: row.version },
      patch: toPatch(values, fields),
      send: (patch, version) => send(row.id, patch as Patch, version),
      read: () => read(row.id),
    });
    await client.invalidateQueries({ queryKey: [stale] });
    return saved;
  };
  return useSheet({ columns: visible, rows, rowId: ({ id }) => id, mayWrite, save });
}

/** The cells of a record as the API takes them: those of its own fields together. */
export function toPatch(values: Record<string, unknown>, fields: Record<string, string>) {
  const own: Record<string, unknown> = {};
  const patch: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(values)) {
    if (column.startsWith(OWN)) own[column.slice(OWN.length)] = value;
    else patch[fields[column] ?? column] = value;
  }
  return Object.keys(own).length ? { ...patch, custom: own } : patch;
}
