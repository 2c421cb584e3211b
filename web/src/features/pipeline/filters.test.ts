import { expect, test } from "vitest";

import { toList } from "./deal-list";
import { isFiltered, toQuery } from "./filters";

test("the address becomes the question the API understands", () => {
  const place = { owner: "ada", q: " desk ", filter: "value >= 100", deal: "7", saved: "1" };

  expect(toQuery(place)).toEqual({ owner_id: "ada", q: "desk", filter: "value >= 100" });
});

test("an empty wish is no wish", () => {
  expect(toQuery({ filter: "", q: "  " })).toEqual({});
  expect(isFiltered({ filter: "", deal: "7" })).toBe(false);
});

test("the list shows open deals, the newest first, unless told otherwise", () => {
  expect(toList({})).toEqual({ status: "open", sort: "-created_at" });
  expect(toList({ status: "all", sort: "-value" })).toEqual({ sort: "-value" });
  expect(toList({ status: "lost", sort: "owner; drop" })).toEqual({
    status: "lost",
    sort: "-created_at",
  });
});
