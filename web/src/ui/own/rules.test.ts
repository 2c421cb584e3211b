import { expect, test } from "vitest";

import { isNumber, readAmount, withScheme } from "./rules";

test("an amount is read with or without its currency", () => {
  expect(readAmount("12,000.5 eur", "CNY")).toEqual({ amount: "12000.5", currency: "EUR" });
  expect(readAmount("7", "CNY")).toEqual({ amount: "7", currency: "CNY" });
  expect(readAmount(" ", "CNY")).toBeNull();
  expect(readAmount("seven", "CNY")).toBeUndefined();
});

test("a number has no more places than its field", () => {
  expect(isNumber("1.25", 2)).toBe(true);
  expect(isNumber("1.25", 1)).toBe(false);
  expect(isNumber("1.", 0)).toBe(false);
  expect(isNumber("", 0)).toBe(true);
});

test("an address gets the beginning it lacks", () => {
  expect(withScheme("example.com/a")).toBe("https://example.com/a");
  expect(withScheme("a@example.com")).toBe("mailto:a@example.com");
  expect(withScheme("http://example.com")).toBe("http://example.com");
});
