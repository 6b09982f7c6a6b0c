// The icons of the installed app, made from our marks. The manifest (surefoot/web/manifest.py) names them.

import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { png } from "./png.ts";

const ICONS: [name: string, mark: string, size: number][] = [
  ["icon-192.png", "mark.svg", 192],
  ["icon-512.png", "mark.svg", 512],
  ["icon-maskable-512.png", "mark-maskable.svg", 512],
  ["icon-monochrome-96.png", "mark-monochrome.svg", 96],
  ["apple-touch-icon.png", "mark-maskable.svg", 180],
];

export function icons(): Plugin {
  return {
    name: "surefoot-icons",
    apply: "build",
    async generateBundle() {
      for (const [fileName, mark, size] of ICONS) {
        const svg = await readFile(new URL(`../public/${mark}`, import.meta.url), "utf8");
        this.emitFile({ type: "asset", fileName, source: await png(svg, size) });
      }
    },
  };
}
