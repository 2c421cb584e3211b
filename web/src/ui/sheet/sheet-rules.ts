export type Place = { row: number; column: number };
/** From where the selection was begun to where the keyboard is. */
export type Range = { anchor: Place; focus: Place };
export type Size = { rows: number; columns: number };

/** What a text says in a column: a value for the server, or why it cannot be. */
export type Reading = { value: unknown } | { refusal: string };

/** How a column's cells are copied and, if they can be, edited. */
export type SheetCell<Row> = {
  /** What is copied, and what an editor begins with. */
  text: (row: Row) => string;
  /** What the server calls the value now, for the way back. */
  value?: (row: Row) => unknown;
  /** Without it the cells are only read. */
  read?: (text: string, row: Row) => Reading;
  /** What is offered while typing. */
  options?: (row: Row) => string[];
};

/** One cell that is to become something else, or cannot. */
export type CellChange<Row> = {
  row: Row;
  columnId: string;
  label: string;
  before: string;
  after: string;
  value: unknown;
  old: unknown;
  refusal?: string;
};

type SheetColumn<Row> = { id: string; label: string; sheet?: SheetCell<Row> };

function boundsOf({ anchor, focus }: Range) {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isInside(range: Range, { row, column }: Place): boolean {
  const { top, bottom, left, right } = boundsOf(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

const PAGE = 20;
const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
};

/** Where a key leads from a cell; undefined when it is no key of walking. */
export function walked(from: Place, key: string, isFar: boolean, size: Size): Place | undefined {
  if (key === "Home") return { row: isFar ? 0 : from.row, column: 0 };
  if (key === "End") return { row: isFar ? size.rows - 1 : from.row, column: size.columns - 1 };
  const step = STEPS[key];
  if (!step) return undefined;
  const far = isFar ? Math.max(size.rows, size.columns) : 1;
  return {
    row: within(from.row + step[0] * far, size.rows),
    column: within(from.column + step[1] * far, size.columns),
  };
}

function within(value: number, size: number): number {
  return Math.max(0, Math.min(value, size - 1));
}

/** A block of cells as spreadsheets put it on the clipboard. */
export function toTsv(block: string[][]): string {
  return block.map((row) => row.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const CELL = /(\t|\n)(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g;

/** A block of cells as Excel, WPS and others put it on the clipboard. */
export function fromTsv(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const block: string[][] = [];
  for (const match of `\n${lines}`.matchAll(CELL)) {
    const value = (match[2]?.replaceAll('""', '"') ?? match[3] ?? "").trim();
    if (match[1] === "\t") block.at(-1)?.push(value);
    else block.push([value]);
  }
  return block;
}

/**
 * What pasting a block makes of the cells below and right of the selection's corner. One cell fills
 * the whole selection. Cells that already say so are left out.
 */
export function pasted<Row>(
  block: string[][],
  range: Range,
  rows: Row[],
  columns: SheetColumn<Row>[],
): { changes: CellChange<Row>[]; beyond: number } {
  const { top, left } = boundsOf(range);
  const cells = sizedTo(range, block).flatMap((line, y) =>
    line.map((text, x) => ({ row: rows[top + y], column: columns[left + x], text })),
  );
  const changes = cells.flatMap(({ row, column, text }) =>
    row && column ? changeOf(row, column, text) : [],
  );
  return { changes, beyond: cells.filter(({ row, column }) => !row || !column).length };
}

function sizedTo(range: Range, block: string[][]): string[][] {
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (only === undefined) return block;
  const { top, bottom, left, right } = boundsOf(range);
  return Array.from({ length: bottom - top + 1 }, () => Array(right - left + 1).fill(only));
}

/** The texts of the selected cells. */
export function blockOf<Row>(range: Range, rows: Row[], columns: SheetColumn<Row>[]): string[][] {
  const { top, bottom, left, right } = boundsOf(range);
  const chosen = columns.slice(left, right + 1);
  return rows
    .slice(top, bottom + 1)
    .map((row) => chosen.map(({ sheet }) => sheet?.text(row) ?? ""));
}

/** The first row of the selection, or the one above it, put into those below. */
export function filledDown<Row>(
  range: Range,
  rows: Row[],
  columns: SheetColumn<Row>[],
): CellChange<Row>[] {
  const { top, bottom, left, right } = boundsOf(range);
  const from = top === bottom ? top - 1 : top;
  const source = rows[from];
  if (!source) return [];
  return rows
    .slice(from + 1, bottom + 1)
    .flatMap((row) =>
      columns
        .slice(left, right + 1)
        .flatMap((column) => changeOf(row, column, column.sheet?.text(source) ?? "")),
    );
}

/** One change, or none if the cell says so already. */
export function changeOf<Row>(
  row: Row,
  { id, label, sheet }: SheetColumn<Row>,
  text: string,
): CellChange<Row>[] {
  const before = sheet?.text(row) ?? "";
  if (before === text) return [];
  const known = { row, columnId: id, label, before, after: text, old: sheet?.value?.(row) };
  if (!sheet?.read) return [{ ...known, value: undefined, refusal: "readOnly" }];
  const said = sheet.read(text, row);
  if ("refusal" in said) return [{ ...known, value: undefined, refusal: said.refusal }];
  if (JSON.stringify(said.value) === JSON.stringify(known.old)) return [];
  return [{ ...known, value: said.value }];
}

/** The changes of each record together, in the order of the rows. */
export function byRow<Row>(changes: CellChange<Row>[]): Map<Row, CellChange<Row>[]> {
  const found = new Map<Row, CellChange<Row>[]>();
  for (const change of changes) {
    if (change.refusal === undefined) {
      found.set(change.row, [...(found.get(change.row) ?? []), change]);
    }
  }
  return found;
}
