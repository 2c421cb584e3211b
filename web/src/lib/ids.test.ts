import { expect, test } from "vitest";

import { moved, toggled } from "./ids";

test("one moves a place up or down and stays at the ends", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "b", 1)).toEqual(["a", "b"]);
});

test("one is chosen, and chosen once more is not", () => {
  expect(toggled(toggled(["a"], "b"), "a")).toEqual(["b"]);
});
