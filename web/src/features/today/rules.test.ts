import { expect, test } from "vitest";

import type { Item } from "./queries";
import { neighbourOf } from "./rules";

test("the hand stays within the queue", () => {
  const items = ["a", "b"].map((id) => ({ id }) as Item);

  expect(neighbourOf(items, "b", 1)?.id).toBe("b");
  expect(neighbourOf(items, "b", -1)?.id).toBe("a");
  expect(neighbourOf(items, "gone", 1)?.id).toBe("a");
});
