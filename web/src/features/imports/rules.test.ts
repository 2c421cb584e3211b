import { expect, test } from "vitest";

import type { Import, ImportFile } from "./queries";
import {
  choiceOf,
  doubled,
  isMapped,
  mayGoTo,
  refusalOf,
  secondsLeft,
  share,
  stageChange,
  stepOf,
  withField,
} from "./rules";

function file(fields: (string | null)[], kind: ImportFile["kind"] = "deals"): ImportFile {
  const columns = fields.map((field, at) => ({
    name: `c${at}`,
    header: `C${at}`,
    field,
    is_guess: true,
    samples: [],
  }));
  return { id: "f", name: "deals.csv", kind, columns } as unknown as ImportFile;
}

test("the server's state decides the step; the address may only go back before anything is written", () => {
  expect(stepOf("draft", "done")).toBe("map");
  expect(stepOf("checked", undefined)).toBe("check");
  expect(stepOf("checked", "map")).toBe("map");
  expect(stepOf("checking", "map")).toBe("check");
  expect(stepOf("running", "map")).toBe("run");
  expect(stepOf("undone", "check")).toBe("done");
  expect([mayGoTo("map", "checked"), mayGoTo("map", "done")]).toEqual([true, false]);
});

test("two columns for one field are in each other's way, unless the field takes several", () => {
  const found = doubled(file(["title", "title", "tag", "tag", null, null]), new Set(["tag"]));

  expect([...found]).toEqual(["title"]);
});

test("a choice for a column is the person's, no guess any more", () => {
  const run = { files: [file(["title", null])] } as unknown as Import;

  const changed = withField(run, "f", "c1", "value").files[0]?.columns ?? [];

  expect(changed.map(({ field, is_guess }) => [field, is_guess])).toEqual([
    ["title", true],
    ["value", false],
  ]);
});

test("a file is ready when it is known what it holds and one column means something", () => {
  expect(isMapped(file(["title"]))).toBe(true);
  expect(isMapped(file([null]))).toBe(false);
  expect(isMapped(file(["title"], null))).toBe(false);
});

test("time left follows from the pace, once there is one", () => {
  const first = { at: 0, done: 100 };

  expect(secondsLeft(first, { at: 1000, done: 200, total: 1000 })).toBeNull();
  expect(secondsLeft(first, { at: 5000, done: 100, total: 1000 })).toBeNull();
  expect(secondsLeft(first, { at: 4000, done: 500, total: 1000 })).toBe(5);
});

test("files that cannot be tables are refused before they are sent", () => {
  expect(refusalOf([{ name: "a.csv", size: 10 }])).toBeNull();
  expect(refusalOf([{ name: "客户.XLSX", size: 10 }])).toBeNull();
  expect(refusalOf([])).toBe("none");
  expect(refusalOf([{ name: "a.pdf", size: 10 }])).toBe("kind");
  expect(refusalOf([{ name: "a.csv", size: 0 }])).toBe("empty");
  expect(refusalOf([{ name: "a.csv", size: 200 * 1024 * 1024 }])).toBe("large");
  expect(refusalOf(Array(11).fill({ name: "a.csv", size: 1 }))).toBe("many");
});

test("a stage value is one choice of a list and back", () => {
  const value = { value: "Engaging", count: 3, action: "new", stage_id: null, name: "" } as const;

  expect(choiceOf({ ...value, action: "stage", stage_id: "7" })).toBe("7");
  expect(choiceOf(value)).toBe("new");
  expect(stageChange("7", value)).toEqual({ action: "stage", stage_id: "7", name: "" });
  expect(stageChange("new", value)).toEqual({ action: "new", stage_id: null, name: "Engaging" });
  expect(stageChange("won", value)).toEqual({ action: "won", stage_id: null, name: "" });
});

test("a share never leaves 0 to 100", () => {
  expect([share(1, 4), share(9, 4), share(0, 0)]).toEqual([25, 100, 0]);
});
