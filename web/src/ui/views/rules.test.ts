import { expect, test } from "vitest";

import type { View } from "@/api/views";

import { isChanged, type ListPlace, placeOf, sectionsOf } from "./rules";

const VIEW: View = {
  id: "1",
  kind: "deal",
  name: "Big ones",
  scope: "private",
  layout: "list",
  filter: "value >= 1000",
  columns: [],
  sort: "-value",
  group_by: "",
  owner_id: "ada",
  owner_name: "Ada",
  team_name: null,
  is_starred: false,
  may_edit: true,
  version: 1,
};
const DEALS: ListPlace = {
  kind: "deal",
  layout: "list",
  quick: ["owner", "status"],
  conditions: () => [],
};

test("a view is opened where it was kept, with nothing that narrows it further", () => {
  expect(placeOf(VIEW)).toEqual({
    to: "/deals",
    search: { saved: "1", filter: "value >= 1000", sort: "-value", status: "all" },
  });
  expect(placeOf({ ...VIEW, layout: "board", sort: "" }).to).toBe("/pipeline");
  expect(placeOf({ ...VIEW, kind: "lead", layout: "board" }).to).toBe("/leads");
});

test("a view is changed by another filter, order, quick choice or layout", () => {
  const { search } = placeOf(VIEW);

  expect(isChanged(search, VIEW, DEALS)).toBe(false);
  expect(isChanged({ ...search, deal: "7" }, VIEW, DEALS)).toBe(false);
  expect(isChanged({ ...search, filter: "value >= 1" }, VIEW, DEALS)).toBe(true);
  expect(isChanged({ ...search, owner: "ada" }, VIEW, DEALS)).toBe(true);
  expect(isChanged(search, VIEW, { ...DEALS, layout: "board" })).toBe(true);
});

test("views stand by whose they are, those at hand first", () => {
  const team: View = { ...VIEW, id: "2", owner_id: "bo", scope: "team" };
  const star: View = { ...VIEW, id: "3", owner_id: "bo", scope: "workspace", is_starred: true };

  const sections = sectionsOf([VIEW, team, star], "ada");

  expect(sections.map(({ name, views }) => [name, views.map(({ id }) => id)])).toEqual([
    ["starred", ["3"]],
    ["mine", ["1"]],
    ["team", ["2"]],
  ]);
});
