import { expect, test } from "vitest";

import { bodyOf, formOf } from "./assignment-rules";

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
