import { expect, test } from "vitest";

import { dayIn, daysFromNow, endOfDayIn, formatDay, formatWhen } from "./when";

const now = new Date("2026-11-23T09:00:00Z"); // Monday, 17:00 in Shanghai
const zh = { language: "zh-CN", zone: "Asia/Shanghai", now };
const en = { language: "en", zone: "Asia/Shanghai", now };

test.each([
  ["2026-11-24T06:00:00Z", "明天 14:00", "tomorrow 14:00"],
  ["2026-11-23T06:05:00Z", "今天 14:05", "today 14:05"],
  ["2026-11-20T06:00:00Z", "3天前", "3 days ago"],
  ["2026-11-27T06:00:00Z", "周五 14:00", "Fri 14:00"],
  ["2026-12-20T06:00:00Z", "12月20日", "Dec 20"],
  ["2025-12-20T06:00:00Z", "2025年12月20日", "Dec 20, 2025"],
])("%s is near in words and far as a date", (moment, chinese, english) => {
  expect(formatWhen(moment, zh)).toBe(chinese);
  expect(formatWhen(moment, en)).toBe(english);
});

test("a day begins at midnight of the member's own zone", () => {
  const lateEvening = "2026-11-23T17:00:00Z";

  expect(daysFromNow(lateEvening, "Asia/Shanghai", now)).toBe(1);
  expect(daysFromNow(lateEvening, "Europe/London", now)).toBe(0);
});

test("a calendar day has no zone", () => {
  expect(formatDay("2026-11-24", zh)).toBe("明天");
  expect(formatDay("2026-11-24", { ...zh, zone: "America/New_York" })).toBe("明天");
});

test.each([
  ["Asia/Shanghai", "2026-11-23", "2026-11-23T15:59:00.000Z"],
  ["America/New_York", "2026-03-08", "2026-03-09T03:59:00.000Z"], // clocks go forward that night
  ["UTC", "2026-11-23", "2026-11-23T23:59:00.000Z"],
])("in %s the day %s ends at %s", (zone, day, moment) => {
  expect(endOfDayIn(zone, day)).toBe(moment);
  expect(dayIn(zone, new Date(moment))).toBe(day);
});
