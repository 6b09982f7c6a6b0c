// Builds the service worker in a piece of its own, with the list of what the app consists of written into it.

import { build, type Plugin } from "vite";

const ENTRY = new URL("../src/worker/worker.ts", import.meta.url).pathname;
const PUBLIC = ["mark.svg", "contours.svg"]; // what pages show of the files that are copied as they are

/** What the worker keeps of one build. */
export interface Build {
  version: string;
  entry: string; // the script that the page of this build begins with
  first: string[]; // what Today needs
  rest: string[];
}

export function worker(): Plugin {
  let outDir = "";
  let made: Build | null = null;
  return {
    name: "surefoot-worker",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async writeBundle(_, bundle) {
      const hashed = Object.keys(bundle).filter((name) => name.startsWith("assets/") && !name.endsWith(".map"));
      const entry = Object.values(bundle).find((part) => part.type === "chunk" && part.isEntry);
      if (entry?.type !== "chunk") throw new Error("the client has no entry");
      const early = new Set<string>();
      const take = (name: string) => {
        const part = bundle[name];
        if (early.has(name) || part?.type !== "chunk") return;
        for (const needed of [name, ...(part.viteMetadata?.importedCss ?? [])]) early.add(needed);
        part.imports.forEach(take);
      };
      take(entry.fileName);
      const page = bundle["index.html"];
      const names = ["/", ...PUBLIC.map((name) => `/${name}`), ...hashed.map((name) => `/${name}`)];
      const text = JSON.stringify([names, page?.type === "asset" ? page.source : ""]);
      made = {
        version: await digest(text),
        entry: entry.fileName,
        first: ["/", "/mark.svg", ...[...early].map((name) => `/${name}`)],
        rest: ["/contours.svg", ...hashed.filter((name) => !early.has(name)).map((name) => `/${name}`)],
      };
    },
    async closeBundle() {
      if (!made) return;
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { BUILD: JSON.stringify(made) },
        build: {
          outDir,
          emptyOutDir: false,
          target: "es2022",
          lib: { entry: ENTRY, formats: ["iife"], name: "surefoot", fileName: () => "worker.js" },
        },
      });
    },
  };
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
