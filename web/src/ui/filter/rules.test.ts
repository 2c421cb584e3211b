import { expect, test } from "vitest";

import type { Filter, FilterField } from "@/api/filters";

import { controlOf, newBox, rollingOf, toBox, toTree, withOp, writeRolling } from "./rules";

const VALUE: FilterField = {
  name: "value",
  type: "money",
  operators: ["eq", "gte", "known"],
  choices: [],
};
const OWNER: FilterField = {
  name: "owner_id",
  type: "member",
  operators: ["eq", "in"],
  choices: [],
};
const BIG: Filter = { field: "value", op: "gte", value: "1000" };
const MINE: Filter = { field: "owner_id", op: "eq", value: "me" };
const TAGGED: Filter = { field: "tags", op: "has_any", value: ["vip", "new"] };

test.each<Filter>([
  BIG,
  { all: [BIG, { any: [MINE, TAGGED] }] },
  { not: { any: [BIG, { all: [MINE, TAGGED] }] } },
  { not: { all: [BIG, MINE] } },
  { not: MINE },
  { any: [{ field: "value", op: "known" }, { not: BIG }] },
])("a filter is the same after it was in the builder", (filter) => {
  expect(toTree(toBox(filter))).toEqual(filter);
});

test("what is unfinished asks for nothing", () => {
  const box = newBox("all", [{ id: "1", field: "value", op: "gte", values: [] }, newBox("any")]);

  expect(toTree(box)).toBeNull();
  expect(toTree({ ...box, parts: [...box.parts, toBox(MINE)] })).toEqual(MINE);
});

test("asked in another way, a condition keeps what still fits", () => {
  const row = { id: "1", field: "owner_id", op: "in" as const, values: ["me", "ada"] };

  expect(withOp(row, "eq", OWNER).values).toEqual(["me"]);
  expect(withOp({ ...row, field: "value", op: "gte" }, "known", VALUE).values).toEqual([]);
  expect(controlOf(VALUE, "gte")).toBe("number");
});

test.each(["last 30 days", "next 7 days", "3 days ago", "in 12 days"])(
  "%s is understood",
  (text) => {
    const rolling = rollingOf(text);

    expect(rolling && writeRolling(rolling)).toBe(text);
    expect(rollingOf("this month")).toBeUndefined();
  },
);
