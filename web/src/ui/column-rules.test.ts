import { expect, it } from "vitest";

import { movedBy, shownOf, toggled } from "./column-rules";

const COLUMNS = [
  { id: "name", fixed: true },
  { id: "owner" },
  { id: "size", hiddenAtFirst: true },
  { id: "custom.room", isOwn: true },
];

it("shows the usual columns until somebody or a view has chosen others, and the first one always", () => {
  expect(shownOf(COLUMNS, [])).toEqual(["name", "owner"]);
  expect(shownOf(COLUMNS, ["custom.room", "gone", "size"])).toEqual([
    "name",
    "custom.room",
    "size",
  ]);
});

it("moves a column by one place, but none before the first", () => {
  expect(movedBy(["name", "owner", "size"], "size", -1)).toEqual(["name", "size", "owner"]);
  expect(movedBy(["name", "owner", "size"], "owner", -1)).toEqual(["name", "owner", "size"]);
  expect(toggled(["name"], "size")).toEqual(["name", "size"]);
});
