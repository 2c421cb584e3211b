import { expect, test } from "vitest";

import { gapsIn } from "./gaps";

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
