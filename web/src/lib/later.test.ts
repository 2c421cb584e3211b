import { expect, test } from "vitest";

import { momentOf, snoozesAt } from "./later";

const WEDNESDAY = new Date("2026-11-25T17:30:00Z"); // Thursday 01:30 in Shanghai

test("tomorrow morning is the member's own morning", () => {
  expect(momentOf("tomorrow", "Asia/Shanghai", WEDNESDAY)).toBe("2026-11-27T01:00:00.000Z");
  expect(momentOf("tomorrow", "UTC", WEDNESDAY)).toBe("2026-11-26T09:00:00.000Z");
});

test("next week is its Monday, also on a Monday", () => {
  expect(momentOf("week", "UTC", WEDNESDAY)).toBe("2026-11-30T09:00:00.000Z");
  expect(momentOf("week", "UTC", new Date("2026-11-30T08:00:00Z"))).toBe(
    "2026-12-07T09:00:00.000Z",
  );
});

test("an hour is an hour", () => {
  expect(momentOf("hour", "UTC", WEDNESDAY)).toBe("2026-11-25T18:30:00.000Z");
});

test("this evening is offered until it begins", () => {
  expect(snoozesAt("UTC", WEDNESDAY)).toContain("evening");
  expect(momentOf("evening", "UTC", WEDNESDAY)).toBe("2026-11-25T18:00:00.000Z");
  expect(snoozesAt("UTC", new Date("2026-11-25T18:00:00Z"))).not.toContain("evening");
});
