import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { defineConfig, type Plugin } from "vitest/config";
import { icons } from "./build/icons.ts";
import { worker } from "./build/worker.ts";

const OUT = "../surefoot/web/static";
const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;
const LEAST_BYTES = 1000;

/** Beside each text of the build its Brotli form, for the server to send in its place. */
const compressed = (): Plugin => ({
  name: "compressed",
  apply: "build",
  enforce: "post",
  closeBundle: {
    order: "post",
    sequential: true,
    async handler() {
      for (const name of await readdir(OUT, { recursive: true })) {
        const path = join(OUT, name);
        if (!TEXT.test(name) || (await stat(path)).size < LEAST_BYTES) continue;
        const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
        await writeFile(`${path}.br`, brotliCompressSync(await readFile(path), best));
      }
    },
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [icons(), worker(), compressed()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    manifest: "assets.json",
  },
  // the own Host goes through, or the server would take the page for a foreign one
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", changeOrigin: false } } },
  test: { passWithNoTests: true },
});
