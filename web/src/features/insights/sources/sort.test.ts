import { expect, test } from "vitest";

import type { Schema } from "@/api/client";

import { bySource } from "./sort";

type Line = Schema["SourceLineOut"];
const line = (name: string, won_value: string | null, leads = 0) =>
  ({ name, won_value, leads }) as Line;
const names = (lines: Line[]) => lines.map(({ name }) => name);
const LINES = [line("b", "9.00", 2), line("a", "10.00", 1), line("c", null, 2)];
const nameOf = ({ name }: Line) => name ?? "";

test("money sorts by what it is worth, and what is unknown comes last", () => {
  expect(names([...LINES].sort(bySource("won_value", true, nameOf)))).toEqual(["a", "b", "c"]);
  expect(names([...LINES].sort(bySource("won_value", false, nameOf)))).toEqual(["b", "a", "c"]);
});

test("equals sort by name, and so does what has no column", () => {
  expect(names([...LINES].sort(bySource("leads", true, nameOf)))).toEqual(["b", "c", "a"]);
  expect(names([...LINES].sort(bySource(undefined, true, nameOf)))).toEqual(["a", "b", "c"]);
});
