import { expect, test } from "vitest";

import { bodyOf, formOf, moved } from "./assignment-rules";

test("a rule moves a place up or down and stays at the ends", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "b", 1)).toEqual(["a", "b"]);
});

test("a company has no source and no value to be asked for", () => {
  const form = { ...formOf(undefined, "en"), kind: "company" as const, least_value: "5" };

  expect(bodyOf({ ...form, source_ids: ["s"], industries: ["Steel"] })).toMatchObject({
    source_ids: [],
    least_value: null,
    industries: ["Steel"],
  });
  expect(bodyOf({ ...form, kind: "lead", industries: ["Steel"] })).toMatchObject({
    least_value: "5",
    industries: [],
  });
});
