import { expect, test, vi } from "vitest";

import { renewAfterUpgrade } from "./renewal";

test("a piece that is gone reloads the page, but not for ever", () => {
  const reload = vi.fn();
  renewAfterUpgrade(reload);

  window.dispatchEvent(new Event("vite:preloadError", { cancelable: true }));
  window.dispatchEvent(new Event("vite:preloadError", { cancelable: true }));

  expect(reload).toHaveBeenCalledOnce();
});
