import { expect, test } from "vitest";

import { bytesText } from "./bytes";

test.each([
  [0, "0 byte"],
  [999, "999 byte"],
  [1_500, "2 kB"],
  [1_430_000, "1.4 MB"],
  [100_000_000, "100 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(bytesText(bytes, "en")).toBe(text);
});
