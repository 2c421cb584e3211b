import { expect, test } from "vitest";

import type { Preview } from "./queries";
import { differing, movedWords } from "./rules";

const SIDE = { id: "1", name: "Acme", owner_id: null, owner_name: null, description: "" };

test("only fields that differ are to be chosen", () => {
  const preview = {
    survivor: { ...SIDE, domain: "", size: 5 },
    loser: { ...SIDE, domain: "acme.test", size: 5 },
  } as unknown as Preview;

  expect(differing("company", preview)).toEqual([{ name: "domain", values: ["", "acme.test"] }]);
});

test("what moves is told in one order, what is not known by name as others", () => {
  expect(movedWords({ activities_note: 2, x_y: 1, pipeline_deal: 3, z_y: 1 })).toEqual([
    { what: "deals", count: 3 },
    { what: "notes", count: 2 },
    { what: "others", count: 2 },
  ]);
});
