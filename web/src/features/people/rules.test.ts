import { expect, test } from "vitest";

import { type Channel, channelLink, guessKind, mainChannel, newChannel } from "./rules";

const phone = (value: string, is_primary = false): Channel => ({
  ...newChannel({ kind: "phone", value, label: "" }),
  is_primary,
});

test("the channel marked as main comes before the first", () => {
  expect(mainChannel([phone("1"), phone("2", true)], "phone")?.value).toBe("2");
  expect(mainChannel([phone("1")], "phone")?.value).toBe("1");
  expect(mainChannel([phone("1")], "email")).toBeUndefined();
});

test.each([
  [{ kind: "email", value: "a@b.cn" }, "mailto:a@b.cn"],
  [{ kind: "phone", value: "+86 138-0000-0000" }, "tel:+8613800000000"],
  [
    { kind: "phone", value: "010-65529988转8012", number: "+861065529988", extension: "8012" },
    "tel:+861065529988;ext=8012",
  ],
  [{ kind: "website", value: "example.com" }, "https://example.com"],
  [{ kind: "website", value: "javascript:alert(1)" }, undefined],
  [{ kind: "wechat", value: "wxid_1" }, undefined],
] as const)("%o leads to %s", (channel, link) => {
  expect(channelLink(channel)).toBe(link);
});

test.each([
  ["li@example.com", "email"],
  ["13800000000", "phone"],
  ["https://linkedin.com/in/x", "linkedin"],
  ["www.example.com", "website"],
  ["王小明", undefined],
])("%s looks like %s", (value, kind) => {
  expect(guessKind(value)).toBe(kind);
});
