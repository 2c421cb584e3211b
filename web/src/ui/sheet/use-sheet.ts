import { type ClipboardEvent, type KeyboardEvent, useState } from "react";

import type { Column } from "@/ui/use-columns";

import { actOf } from "./sheet-keys";
import {
  blockOf,
  type CellChange,
  changeOf,
  filledDown,
  fromTsv,
  type Place,
  pasted,
  toTsv,
} from "./sheet-rules";
import { useSheetSelection } from "./use-sheet-selection";
import { type Save, useSheetWrites } from "./use-sheet-writes";

type Options<Row> = {
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  mayWrite: boolean;
  save: Save<Row>;
};

export type Sheet<Row> = ReturnType<typeof useSheet<Row>>;

/** A table as a spreadsheet: cells have the focus, are selected, copied, pasted, filled and edited. */
export function useSheet<Row>({ columns, rows, rowId, mayWrite, save }: Options<Row>) {
  const [editing, setEditing] = useState<Place & { draft: string }>();
  const [preview, setPreview] = useState<{ changes: CellChange<Row>[]; beyond: number }>();
  const { range, select, go, table, scrollTo, cellProps } = useSheetSelection(Boolean(editing));
  const { write, textOnItsWay } = useSheetWrites(rowId, save);
  const size = { rows: rows.length, columns: columns.length };

  const edit = (place: Place, draft?: string) => {
    const [row, column] = [rows[place.row], columns[place.column]];
    if (!mayWrite || !row || !column?.sheet?.read) return;
    setEditing({ ...place, draft: draft ?? column.sheet.text(row) });
  };
  const cancel = ({ row, column }: Place) => {
    setEditing(undefined);
    go({ row: Math.min(row, size.rows - 1), column: Math.min(column, size.columns - 1) });
  };
  /** Leave the editor; what was typed is written unless it cannot be: then the reason comes back. */
  const commit = (text: string, next?: Place): string | undefined => {
    const [row, column] = [rows[editing?.row ?? -1], columns[editing?.column ?? -1]];
    if (!editing || !row || !column) return undefined;
    const changes = changeOf(row, column, text.trim());
    if (changes[0]?.refusal) return changes[0].refusal;
    void write(changes);
    cancel(next ?? editing);
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!range || editing) return;
    const writing = {
      edit: (draft?: string) => edit(range.focus, draft),
      clear: () => void write(pasted([[""]], range, rows, columns).changes),
      fillDown: () => void write(filledDown(range, rows, columns)),
    };
    const act = actOf(event, range, size, { go, select, write: mayWrite ? writing : undefined });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (!range || editing) return;
    event.clipboardData.setData("text/plain", toTsv(blockOf(range, rows, columns)));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!range || editing || !mayWrite) return;
    event.preventDefault();
    const found = pasted(fromTsv(event.clipboardData.getData("text/plain")), range, rows, columns);
    if (found.changes.length || found.beyond) setPreview(found);
  };
  const endPreview = (applies: boolean) => {
    if (applies && preview) void write(preview.changes);
    setPreview(undefined);
    if (range) go(range.focus);
  };
  const handlers = { onKeyDown, onCopy, onPaste };
  return {
    tableProps: { role: "grid", ref: table, "aria-multiselectable": true, ...handlers },
    cellProps: (place: Place) => ({ ...cellProps(place), onDoubleClick: () => edit(place) }),
    editing,
    edit: { commit, cancel },
    textOnItsWay,
    preview,
    endPreview,
    scrollTo,
  };
}
