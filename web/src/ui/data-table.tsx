import { Box, UnstyledButton } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { Tick, TickAll } from "./bulk/tick";
import type { Selection } from "./bulk/use-selection";
import { ColumnChooser } from "./column-chooser";
import classes from "./data-table.module.css";
import { DataTableHead } from "./data-table-head";
import { SheetCell } from "./sheet/sheet-cell";
import type { Sheet } from "./sheet/use-sheet";
import { type Column, useColumns } from "./use-columns";

type Props<Row> = {
  /** Under this name the browser remembers the chosen columns. */
  name: string;
  /** What the rows are, for those who do not see the table. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Without it rows are only read. */
  onOpen?: (row: Row) => void;
  openId?: string | undefined;
  /** "value" or "-value", as the API wants it. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** The last rows are near: fetch the next page. */
  onEnd?: () => void;
  /** How a row looks on a phone, where columns do not fit. */
  compact: (row: Row) => ReactNode;
  /** On a desk its cells are walked, copied and edited as those of a spreadsheet. */
  sheet?: Sheet<Row>;
  /** Rows can be ticked; `rowName` says to those who do not see it which one. */
  selection?: Selection | undefined;
  rowName?: (row: Row) => string;
};

const ROW = 36;
const COMPACT_ROW = 60;

/** Thousands of rows, 36 px each; only those on screen are drawn. j and k go through them while one is open. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, label, rows, rowId, onOpen, openId, sort, onSort, compact } = props;
  const phone = useMediaQuery("(max-width: 48em)") ?? false;
  const sheet = phone ? undefined : props.sheet;
  const { visible, toggle, move, widen } = useColumns(name, props.columns);
  const scroller = useRef<HTMLDivElement>(null);
  const { items, before, after } = useVisibleRows(props, scroller, phone ? COMPACT_ROW : ROW);
  useStepping(rows, rowId, openId, onOpen);
  const { selection, rowName = rowId } = props;
  const order = rows.map(rowId);
  const span = (phone ? 1 : visible.length + 1) + (selection ? 1 : 0);

  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.table}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        {...sheet?.tableProps}
      >
        {!phone && (
          <colgroup>
            {selection && <Box component="col" w={40} />}
            {visible.map((column) => (
              <Box component="col" key={column.id} w={column.width} />
            ))}
            <Box component="col" w={36} />
          </colgroup>
        )}
        {!phone && (
          <DataTableHead
            columns={visible}
            sort={sort}
            onSort={onSort}
            onWidth={widen}
            tick={selection && <TickAll selection={selection} ids={rows.map(rowId)} />}
          >
            <ColumnChooser
              columns={props.columns}
              shown={visible.map(({ id }) => id)}
              onToggle={toggle}
              onMove={move}
            />
          </DataTableHead>
        )}
        <tbody>
          <Spacer height={before} span={span} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={rowId(row)}
                aria-rowindex={index + 2}
                className={phone ? classes.compact : classes.row}
                data-open={rowId(row) === openId || undefined}
                onClick={() => !phone && !sheet && onOpen?.(row)}
                data-static={!onOpen || Boolean(sheet) || undefined}
              >
                {selection && (
                  <Tick selection={selection} id={rowId(row)} name={rowName(row)} order={order} />
                )}
                {phone ? (
                  <CompactCell onOpen={onOpen && (() => onOpen(row))}>{compact(row)}</CompactCell>
                ) : (
                  <Cells columns={visible} row={row} index={index} sheet={sheet} />
                )}
              </tr>
            );
          })}
          <Spacer height={after} span={span} />
        </tbody>
      </table>
    </div>
  );
}

type CompactCellProps = { onOpen: (() => void) | undefined; children: ReactNode };

function CompactCell({ onOpen, children }: CompactCellProps) {
  if (!onOpen) return <td className={classes.padded}>{children}</td>;
  return (
    <td>
      <UnstyledButton className={classes.padded} onClick={onOpen}>
        {children}
      </UnstyledButton>
    </td>
  );
}

type CellsProps<Row> = {
  columns: Column<Row>[];
  row: Row;
  index: number;
  sheet: Sheet<Row> | undefined;
};

function Cells<Row>({ columns, row, index, sheet }: CellsProps<Row>) {
  return (
    <>
      {columns.map((column, at) => {
        const place = { row: index, column: at };
        return (
          <td key={column.id} data-align={column.align} {...sheet?.cellProps(place)}>
            {sheet ? (
              <SheetCell sheet={sheet} place={place} column={column} row={row} />
            ) : (
              column.cell(row)
            )}
          </td>
        );
      })}
      <td aria-hidden />
    </>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <Box component="td" colSpan={span} h={height} p={0} />
    </tr>
  );
}

function useVisibleRows<Row>(
  { rows, onEnd, sheet }: Props<Row>,
  scroller: React.RefObject<HTMLDivElement | null>,
  rowHeight: number,
) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
    onChange: ({ range }) => {
      if (range && range.endIndex >= rows.length - 20) onEnd?.();
    },
  });
  const items = virtual.getVirtualItems();
  if (sheet) sheet.scrollTo.current = (row) => virtual.scrollToIndex(row, { align: "auto" });
  return {
    items,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}

/** j/k open the next and previous record of the list behind the drawer. */
function useStepping<Row>(
  rows: Row[],
  rowId: (row: Row) => string,
  openId: string | undefined,
  onOpen: ((row: Row) => void) | undefined,
) {
  const step = (by: number) => {
    const at = rows.findIndex((row) => rowId(row) === openId);
    const next = at < 0 ? undefined : rows[at + by];
    if (next !== undefined) onOpen?.(next);
  };
  useHotkeys([
    ["j", () => step(1)],
    ["k", () => step(-1)],
  ]);
}
