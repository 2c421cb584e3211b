import { Box } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

import classes from "./data-table.module.css";
import type { Column } from "./use-columns";

type Props<Row> = {
  /** What the rows are, for those who do not see the table. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  onOpen: (row: Row) => void;
  openId?: string | undefined;
  compact: (row: Row) => ReactNode;
};

/** A short table inside something that scrolls, with the columns of a DataTable. */
export function PlainTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, onOpen, openId, compact } = props;
  const phone = useMediaQuery("(max-width: 48em)") ?? false;
  const shown = phone ? columns.slice(0, 1) : columns;
  return (
    <table className={classes.table} aria-label={label}>
      <colgroup>
        {shown.map(({ id, width }) => (
          <Box component="col" key={id} w={phone ? undefined : width} />
        ))}
      </colgroup>
      <thead className={classes.unseen}>
        <tr>
          {shown.map(({ id, label: name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={rowId(row)}
            className={phone ? classes.compact : classes.row}
            data-open={rowId(row) === openId || undefined}
            onClick={() => onOpen(row)}
          >
            {phone ? (
              <td className={classes.padded}>{compact(row)}</td>
            ) : (
              shown.map(({ id, align, cell }) => (
                <td key={id} data-align={align}>
                  {cell(row)}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
