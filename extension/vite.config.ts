/**
 * How one browser's folder is built; build/build-extension.ts says which, and adds what isn't code. Names without hashes and
 * no source maps: reviewers build it again and compare. Background and pages are built apart: the background is one file (a
 * service worker can't fetch parts later), and what only pages need stays out of it.
 */
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const ROOT = import.meta.dirname;
const PAGES = ["popup", "pair", "dashboard"];
/** Only for us: every state at once. */
const DEVELOPMENT_PAGES = ["gallery", "dashboard-gallery"];

const page = (name: string): [string, string] => [name, join(ROOT, `${name}.html`)];

function inputFor(mode: string): Record<string, string> {
  if (mode === "background") return { background: join(ROOT, "background.ts") };
  const pages = mode === "development" ? [...PAGES, ...DEVELOPMENT_PAGES] : PAGES;
  return Object.fromEntries(pages.map(page));
}

type ModuleInfo = { readonly importedIds: readonly string[] };
type Graph = { getModuleInfo(id: string): ModuleInfo | null };

/**
 * What the popup begins with and other pages need too is one file: together it packs a fifth smaller than in a dozen. What
 * the popup doesn't begin with stays out of it.
 */
function nameOfShared(id: string, graph: Graph): string | null {
  const seen = new Set<string>();
  const visit = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    graph.getModuleInfo(one)?.importedIds.forEach(visit);
  };
  visit(join(ROOT, "popup/main.tsx"));
  return seen.has(id) ? "shared" : null;
}

/** What Vite makes of an `import()`: a call of its helper, which looks for styles and parts of that part first. */
const WRAPPED =
  /(?<![\w$.])[\w$]+\((?:async)?\(\)=>(?:\{let\{[^}]*\}=await )?(import\([^)]*\))(?:;return\{[^}]*\}\})?,(?:\[\]|__vite__mapDeps\([^)]*\)),import\.meta\.url\)/gu;
const DEPENDENCIES = /^const __vite__mapDeps=.*\n/u;

/**
 * A part that is loaded later is loaded by a plain `import()`. Looking for styles and parts of that part first wins nothing
 * on a disk, and is 1.7 kB in every page. So styles belong to pages, never to parts that come later.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) =>
    id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null,
  generateBundle: {
    order: "post",
    handler: (_options, bundle) => {
      for (const part of Object.values(bundle)) {
        if (part.type === "chunk") part.code = part.code.replace(WRAPPED, "$1").replace(DEPENDENCIES, "");
      }
    },
  },
};

export default defineConfig(({ mode }) => ({
  root: ROOT,
  base: "./",
  publicDir: false,
  logLevel: "warn",
  plugins: [plainImports],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: {
    alias:
      mode === "background"
        ? []
        : [{ find: /^webextension-polyfill$/u, replacement: join(ROOT, "build/browser-of-pages.ts") }],
  },
  build: {
    target: ["chrome123", "firefox140"],
    emptyOutDir: mode !== "background",
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_url, parts, { hostType }) => (hostType === "html" ? parts : []),
    },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: inputFor(mode),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name].js",
        assetFileNames: "assets/[name][extname]",
        // Not for the gallery: it stands outside of an extension, and what is shared there asks for one.
        codeSplitting: mode === "development" || {
          groups: [{ name: nameOfShared, debugName: "shared", minShareCount: 2 }],
        },
      },
    },
  },
}));
