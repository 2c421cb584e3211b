import { expect, test } from "vitest";

import { hoursOf, shadeOf } from "./heat";

test("the hours of the office are there, and those in which something happened", () => {
  expect(hoursOf([])).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
  expect(hoursOf([{ hour: 7, contacts: 1 }]).at(0)).toBe(7);
  expect(hoursOf([{ hour: 21, contacts: 1 }]).at(-1)).toBe(21);
});

test("the most is darkest, and one contact is never nothing", () => {
  expect([shadeOf(1, 100), shadeOf(40, 100), shadeOf(100, 100), shadeOf(0, 0)]).toEqual([
    1, 2, 5, 0,
  ]);
});
