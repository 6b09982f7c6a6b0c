import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../surefoot/web/static",
    emptyOutDir: true,
    target: "es2022",
    manifest: "assets.json",
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  test: { passWithNoTests: true },
});
