import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const backend = process.env.HEADWATER_BACKEND ?? "http://127.0.0.1:8000";
const port = Number(process.env.PORT ?? 5173);
const proxy = { target: backend, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  // Two dev servers at once (two people, two ports) must not rebuild each other's libraries.
  cacheDir: `node_modules/.vite/${port}`,
  server: { port, proxy: { "/api": proxy, "/_allauth": proxy } },
  preview: { port, proxy: { "/api": proxy, "/_allauth": proxy } },
  build: {
    manifest: true,
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // Ninety files of what is needed at once weigh a seventh more than one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "frame", tags: ["$initial"], priority: 1 },
            { name: "usual", minShareCount: 100 },
          ],
        },
      },
    },
  },
  test: { environment: "jsdom", setupFiles: ["src/testing/setup.ts"], css: false, isolate: false },
});
