import type { Column } from "@/ui/use-columns";

import classes from "./sheet.module.css";
import { SheetEditor } from "./sheet-editor";
import type { Place } from "./sheet-rules";
import type { Sheet } from "./use-sheet";

type Props<Row> = { sheet: Sheet<Row>; place: Place; column: Column<Row>; row: Row };

/** A cell: its editor, what is on its way to the server, or what is there. */
export function SheetCell<Row>({ sheet, place, column, row }: Props<Row>) {
  const { editing, edit, textOnItsWay } = sheet;
  if (editing?.row === place.row && editing.column === place.column) {
    return (
      <SheetEditor
        label={column.label}
        place={place}
        draft={editing.draft}
        options={column.sheet?.options?.(row)}
        {...edit}
      />
    );
  }
  const coming = textOnItsWay(row, column.id);
  return coming === undefined ? column.cell(row) : <span className={classes.coming}>{coming}</span>;
}
