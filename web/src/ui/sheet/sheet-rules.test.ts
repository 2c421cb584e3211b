import { expect, test } from "vitest";

import { filledDown, fromTsv, pasted, toTsv, walked } from "./sheet-rules";

type Row = { name: string; value: string };

const ROWS: Row[] = [
  { name: "Desks", value: "1" },
  { name: "Lamps", value: "2" },
  { name: "Mats", value: "3" },
];
const COLUMNS = [
  {
    id: "name",
    label: "Name",
    sheet: {
      text: (row: Row) => row.name,
      value: (row: Row) => row.name,
      read: (text: string) => ({ value: text }),
    },
  },
  {
    id: "value",
    label: "Value",
    sheet: {
      text: (row: Row) => row.value,
      value: (row: Row) => row.value,
      read: (text: string) => (Number(text) >= 0 ? { value: text } : { refusal: "no number" }),
    },
  },
  { id: "stage", label: "Stage" },
];
const at = (row: number, column: number) => ({ row, column });

test("a block comes back from the clipboard as it went there", () => {
  const block = [
    ["a", 'say "yes"', ""],
    ["two\nlines", "tab\there", "z"],
  ];

  expect(fromTsv(toTsv(block))).toEqual(block);
  expect(fromTsv("a\tb\r\nc\t\r\n")).toEqual([
    ["a", "b"],
    ["c", ""],
  ]);
  expect(fromTsv("x")).toEqual([["x"]]);
  expect(fromTsv("\tb\n\nc")).toEqual([["", "b"], [""], ["c"]]);
});

test("keys walk and stay inside", () => {
  const size = { rows: 3, columns: 3 };

  expect(walked(at(0, 0), "ArrowUp", false, size)).toEqual(at(0, 0));
  expect(walked(at(0, 0), "ArrowDown", true, size)).toEqual(at(2, 0));
  expect(walked(at(1, 1), "End", false, size)).toEqual(at(1, 2));
  expect(walked(at(1, 1), "Home", true, size)).toEqual(at(0, 0));
  expect(walked(at(1, 1), "x", false, size)).toBeUndefined();
});

test("a pasted block changes what it can and says what it cannot", () => {
  const block = [
    ["Chairs", "free", "New"],
    ["Lamps", "9", ""],
  ];

  const { changes, beyond } = pasted(block, { anchor: at(0, 0), focus: at(0, 0) }, ROWS, COLUMNS);

  expect(changes.map(({ columnId, after, refusal }) => [columnId, after, refusal])).toEqual([
    ["name", "Chairs", undefined],
    ["value", "free", "no number"],
    ["stage", "New", "readOnly"],
    ["value", "9", undefined],
  ]);
  expect(beyond).toBe(0);
  const over = pasted([["a"], ["b"]], { anchor: at(2, 0), focus: at(2, 0) }, ROWS, COLUMNS);
  expect(over.beyond).toBe(1);
});

test("one cell fills the selection, and Ctrl-D the rows below", () => {
  const range = { anchor: at(0, 1), focus: at(2, 1) };

  expect(pasted([["3"]], range, ROWS, COLUMNS).changes).toHaveLength(2);
  expect(filledDown(range, ROWS, COLUMNS).map(({ row, after }) => [row.name, after])).toEqual([
    ["Lamps", "1"],
    ["Mats", "1"],
  ]);
  const second = { anchor: at(1, 0), focus: at(1, 0) };
  expect(filledDown(second, ROWS, COLUMNS).map(({ after }) => after)).toEqual(["Desks"]);
});
