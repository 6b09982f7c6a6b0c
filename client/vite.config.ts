import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../surefoot/web/static",
    emptyOutDir: true,
    target: "es2022",
    manifest: "assets.json",
  },
  // the own Host goes through, or the server would take the page for a foreign one
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", changeOrigin: false } } },
  test: { passWithNoTests: true },
});
