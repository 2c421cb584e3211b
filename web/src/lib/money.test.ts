import { expect, test } from "vitest";

import { formatMoney, formatNumber } from "./money";

const zh = { language: "zh-CN" };
const en = { language: "en" };
const plain = (text: string) => text.replaceAll(/\s/g, " ");

test.each([
  ["999", "¥999"],
  ["12800", "¥1.28 万"],
  ["1280000", "¥128 万"],
  ["12800000", "¥1280 万"],
  ["99995000", "¥1 亿"],
  ["1234000000", "¥12.3 亿"],
  ["-1280000", "(¥128 万)"],
])("in Chinese %s is short for %s", (amount, text) => {
  expect(plain(formatMoney(amount, "CNY", { ...zh, short: true })).replaceAll(",", "")).toBe(text);
});

test.each([
  ["999", "$999"],
  ["1280000", "$1.3M"],
  ["-1280000", "($1.3M)"],
])("in English %s is short for %s", (amount, text) => {
  expect(formatMoney(amount, "USD", { ...en, short: true })).toBe(text);
});

test("a full amount shows its cents only when it has some", () => {
  expect(formatMoney("1280000.00", "CNY", zh)).toBe("¥1,280,000");
  expect(formatMoney("1280000.5", "USD", en)).toBe("$1,280,000.50");
});

test("another country's currency is never mistaken for one's own", () => {
  expect(formatMoney("10", "USD", zh)).toBe("US$10");
  expect(formatMoney("10", "CNY", en)).toBe("CN¥10");
});

test("counts are short the same way", () => {
  expect(formatNumber(12_800, "zh-CN", true)).toBe("1.28 万");
  expect(formatNumber(12_800, "en", true)).toBe("12.8K");
});
