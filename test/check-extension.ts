/**
 * What stands between a click and the page: all the code that a page loads before it can show what somebody came for, in its
 * heavier language. Built for this, for what counts is what is shipped. Prints the numbers, and says which are too high.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { buildExtension } from "../extension/build/build-extension.ts";

type Page = {
  readonly name: string;
  readonly script: string;
  readonly budgetKb: number;
  /** Parts that it awaits although it fetches them by `import()`: one set a language. */
  readonly awaited: readonly (readonly string[])[];
};

const PAGES: readonly Page[] = [
  {
    name: "popup, until its Status tab stands",
    script: "popup.js",
    budgetKb: 25,
    awaited: [["de-first"], ["en-first"]],
  },
  {
    name: "dashboard, until its overview stands",
    script: "dashboard.js",
    budgetKb: 60,
    awaited: [
      ["de", "dashboard-de", "overview-page"],
      ["en", "dashboard-en", "overview-page"],
    ],
  },
  { name: "background", script: "background.js", budgetKb: 20, awaited: [[]] },
];
/** For a browser without `browser`: Chrome before 148. Told, but not counted: it becomes less by itself. */
const POLYFILL = "load-polyfill";

const STATIC = /\b(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/gu;
const DYNAMIC = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]\s*\)/gu;

export async function checkExtension(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "rollcall-size-"));
  try {
    await buildExtension({ out });
    return PAGES.flatMap((page) => checkPage(join(out, "chrome"), page)).join("\n");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function checkPage(folder: string, { name, script, budgetKb, awaited }: Page): readonly string[] {
  const kilobytes = Math.max(...awaited.map((parts) => weightOf(folder, script, parts))) / 1000;
  const told = `${name}: ${kilobytes.toFixed(1)} kB of code (gzip), at most ${budgetKb}`;
  const later = dynamicImportsOf(folder, script).some((path) => partOf(path) === POLYFILL);
  const more = later
    ? weightOf(folder, script, [...(awaited[0] ?? []), POLYFILL]) - weightOf(folder, script, awaited[0] ?? [])
    : 0;
  console.log(more === 0 ? told : `${told}; ${(more / 1000).toFixed(1)} more without \`browser\``);
  return kilobytes > budgetKb ? [told] : [];
}

/** Bytes of a script, of all that it loads, and of the named parts that it loads later, as a server would send them. */
function weightOf(folder: string, script: string, parts: readonly string[]): number {
  const later = dynamicImportsOf(folder, script);
  const found = parts.map((part) => {
    const path = later.find((one) => partOf(one) === part);
    if (path === undefined) throw new Error(`${script} has no part ${part} any more: see PAGES`);
    return path;
  });
  return [...closureOf(folder, [script, ...found])].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length,
    0,
  );
}

/** All that has to be there before the first line runs. */
function closureOf(folder: string, scripts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const imported of importsIn(folder, path, STATIC)) visit(imported);
  };
  for (const script of scripts) visit(script);
  return seen;
}

const dynamicImportsOf = (folder: string, script: string): readonly string[] =>
  [...closureOf(folder, [script])].flatMap((path) => importsIn(folder, path, DYNAMIC));

function importsIn(folder: string, path: string, pattern: RegExp): readonly string[] {
  const code = readFileSync(join(folder, path), "utf8");
  return [...code.matchAll(pattern)].map(([, name = ""]) => posix.join(posix.dirname(path), name));
}

/** `chunks/de-first2.js` → `de-first`: the bundler numbers those that would have the same name. */
const partOf = (path: string): string => posix.basename(path, ".js").replace(/\d+$/u, "");
