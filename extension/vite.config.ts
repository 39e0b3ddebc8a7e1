/**
 * How one browser's folder is built; build/build-extension.ts says which, and adds what isn't code. Names without hashes and
 * no source maps: reviewers build it again and compare.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const ROOT = import.meta.dirname;
const PAGES = ["popup", "pair"];
/** Only for us: every state at once. */
const DEVELOPMENT_PAGES = ["gallery"];

const pagesFor = (mode: string): string[] =>
  mode === "development" ? [...PAGES, ...DEVELOPMENT_PAGES] : PAGES;

export default defineConfig(({ mode }) => ({
  root: ROOT,
  base: "./",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome123", "firefox140"],
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        background: join(ROOT, "background.ts"),
        ...Object.fromEntries(
          pagesFor(mode)
            .map((page) => [page, join(ROOT, `${page}.html`)] as const)
            .filter(([, file]) => existsSync(file)),
        ),
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
}));
