import { expect, test } from "vitest";

import { gapsIn, partsOf } from "./gaps";

const said = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

test("fields and gaps are found once each, in the subject as well as in the text", () => {
  const doc = { type: "doc", content: [said("Hi {{person.first_name|there}}, [[price]]")] };

  expect(gapsIn("{{deal.name}} {{person.first_name}}", doc)).toEqual([
    { field: "deal.name" },
    { field: "person.first_name" },
    { note: "price" },
  ]);
});

test("what is quoted, and brackets that are no gap, are left alone", () => {
  const quote = { type: "blockquote", content: [said("{{deal.name}}")] };
  const doc = { type: "doc", content: [said("a[0][1] and {single}"), quote] };

  expect(gapsIn("[ok]", doc)).toEqual([]);
});

test("a text is cut at its gaps and nothing of it is lost", () => {
  const parts = partsOf("Hi {{person.name|you}}, [[price]]!");

  expect(parts.map(({ said }) => said).join("")).toBe("Hi {{person.name|you}}, [[price]]!");
  expect(parts.map(({ gap }) => gap?.field ?? gap?.note)).toEqual([
    undefined,
    "person.name",
    undefined,
    "price",
    undefined,
  ]);
});
