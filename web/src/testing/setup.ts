import "@testing-library/jest-dom/vitest";

import { cleanup } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterAll, afterEach, beforeAll, vi } from "vitest";

import { server } from "./server";

vi.stubGlobal("matchMedia", () => ({
  matches: false,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
}));
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

const texts = import.meta.glob<Record<string, unknown>>("/src/locales/en/*.json", {
  import: "default",
  eager: true,
});

beforeAll(async () => {
  const en = Object.fromEntries(
    Object.entries(texts).map(([path, content]) => [namespaceOf(path), content]),
  );
  await i18next.use(initReactI18next).init({
    lng: "en",
    defaultNS: "common",
    resources: { en },
    interpolation: { escapeValue: false },
  });
  server.listen({ onUnhandledFrame: "error" });
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

function namespaceOf(path: string): string {
  return path.replace(/^.*\/(\w+)\.json$/, "$1");
}
