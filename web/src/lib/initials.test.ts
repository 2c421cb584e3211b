import { expect, test } from "vitest";

import { initials } from "./initials";

test.each([
  ["王小明", "小明"],
  ["李雷", "李雷"],
  ["林清 Lin Qing", "林清"],
  ["Ada King Lovelace", "AL"],
  ["plato", "P"],
  ["  ", "?"],
])("%s is %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
