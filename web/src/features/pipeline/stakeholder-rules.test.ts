import { expect, test } from "vitest";

import { nextSpot } from "./stakeholder-rules";

test("arrows move along the two axes and stop at the edge", () => {
  const spot = { attitude: "neutral", influence: "high" } as const;

  expect(nextSpot(spot, "ArrowLeft")).toEqual({ attitude: "supportive", influence: "high" });
  expect(nextSpot(spot, "ArrowUp")).toEqual(spot);
  expect(nextSpot(spot, "ArrowDown")).toEqual({ attitude: "neutral", influence: "medium" });
  expect(nextSpot(spot, "x")).toBeUndefined();
});

test("whoever stands nowhere begins in the middle", () => {
  expect(nextSpot({ attitude: null, influence: null }, "ArrowUp")).toEqual({
    attitude: "neutral",
    influence: "medium",
  });
});
