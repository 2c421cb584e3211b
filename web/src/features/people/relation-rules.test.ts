import { expect, test } from "vitest";

import { choiceKey, choicesFor, otherSide } from "./relation-rules";

test("what is said of both alike is offered once, the rest from both ends", () => {
  const keys = choicesFor("person").map(choiceKey);

  expect(keys).toContain("plain.reports_to");
  expect(keys).toContain("inverse.reports_to");
  expect(keys).toContain("plain.spouse");
  expect(keys).not.toContain("inverse.spouse");
  expect(new Set(keys).size).toBe(keys.length);
});

test("a company is related to people, a person to both", () => {
  expect(otherSide("company", "shareholder")).toBe("person");
  expect(otherSide("person", "shareholder")).toBe("company");
  expect(otherSide("person", "knows")).toBe("person");
});
