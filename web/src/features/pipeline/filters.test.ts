import { expect, test } from "vitest";

import { toList } from "./deal-list";
import { isFiltered, toQuery } from "./filters";

test("the address becomes the question the API understands", () => {
  const place = { owner: "ada", q: " desk ", min: "100", max: "", from: "2026-11-01", deal: "7" };

  expect(toQuery(place)).toEqual({
    owner_id: "ada",
    q: "desk",
    value_min: "100",
    close_from: "2026-11-01",
  });
});

test("what somebody wrote into the address by hand and makes no sense is no filter", () => {
  expect(toQuery({ min: "lots", from: "tomorrow", q: "  " })).toEqual({});
  expect(isFiltered({ min: "lots", deal: "7" })).toBe(false);
});

test("the list shows open deals, the newest first, unless told otherwise", () => {
  expect(toList({})).toEqual({ status: "open", sort: "-created_at" });
  expect(toList({ status: "all", sort: "-value" })).toEqual({ sort: "-value" });
  expect(toList({ status: "lost", sort: "owner; drop" })).toEqual({
    status: "lost",
    sort: "-created_at",
  });
});
