/**
 * Who may import whom (CONTRIBUTING.md, The map). Reads import statements with two regular expressions, for the
 * formatter keeps them at the start of a line. Types of another place are free only where `types` says so, and only
 * as `import type`: `import { type X }` still loads the module at run time.
 */
import { posix } from "node:path";
import type { Sources } from "./sources.ts";

export type Import = {
  readonly from: string;
  readonly line: number;
  /** The path of a source here, or the name of a package as it stands. */
  readonly target: string;
  readonly typeOnly: boolean;
};

type Rule = { readonly values: readonly string[]; readonly types?: readonly string[] };

/** A place may always import itself. */
const RULES: Readonly<Record<string, Rule>> = {
  core: { values: [] },
  db: { values: [], types: ["core"] },
  http: { values: ["core"] },
  personio: { values: ["core", "http"], types: ["sync"] },
  directory: { values: ["core", "db"], types: ["sync"] },
  destinations: { values: ["core", "db", "http", "config", "directory"], types: ["sync"] },
  config: { values: ["core", "db"], types: ["sync"] },
  auth: { values: ["core", "db", "config"] },
  mail: { values: ["core"] },
  pages: { values: ["core"] },
  invitations: { values: ["core", "db", "config", "auth", "mail", "pages"] },
  alerts: { values: ["core", "db", "config", "mail"] },
  "sign-in": { values: ["core", "db", "http", "config", "auth", "mail", "pages"] },
  sync: { values: ["core", "db", "config", "directory"] },
  api: {
    values: [
      "core",
      "db",
      "http",
      "config",
      "directory",
      "destinations",
      "auth",
      "mail",
      "pages",
      "invitations",
      "sign-in",
      "sync",
    ],
  },
  wiring: {
    values: [
      "core",
      "db",
      "http",
      "config",
      "personio",
      "directory",
      "destinations",
      "invitations",
      "auth",
      "mail",
      "pages",
      "alerts",
      "sign-in",
      "sync",
      "api",
    ],
  },
  extension: { values: [], types: ["api"] },
};

/** What stands outside the product and may import all of it: tests, and what builds it. */
const FREE = /^test\/|^extension\/build\/|(^|\/)[^/]+\.config\.ts$/;
const WIRING = /^worker\/(index|env|wiring[\w-]*)\.ts$/;

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{][^"';()=]*?\sfrom\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;
const COMMENT = /^\s*(?:\/\/.*$|\/\*[\s\S]*?\*\/)/gm;

export function parseImports(from: string, text: string): Import[] {
  const code = text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ""));
  const read = (pattern: RegExp, toPart: (match: RegExpExecArray) => { name: string; typeOnly: boolean }) =>
    [...code.matchAll(pattern)].map((match): Import => {
      const { name, typeOnly } = toPart(match);
      const target = name.startsWith(".") ? posix.join(posix.dirname(from), name) : name;
      return { from, line: code.slice(0, match.index).split("\n").length, target, typeOnly };
    });
  return [
    ...read(STATEMENT, ({ 1: type, 2: name = "" }) => ({ name, typeOnly: type !== undefined })),
    ...read(DYNAMIC, ({ 1: name = "" }) => ({ name, typeOnly: false })),
  ];
}

/** One sentence for each import that crosses a boundary. */
export function findForbiddenImports(sources: Sources): string[] {
  const imports = [...sources].flatMap(([path, text]) => parseImports(path, text));
  const homeless = [...sources.keys()].filter(
    (path) => !FREE.test(path) && RULES[placeOf(path)] === undefined,
  );
  return [
    ...homeless.map((path) => `${path} stands in no place that test/import-rules.ts knows`),
    ...imports.flatMap((one) => {
      const objection = FREE.test(one.from) ? null : objectionTo(one);
      return objection === null ? [] : [`${one.from}:${one.line} imports ${one.target}: ${objection}`];
    }),
  ];
}

/** Modules that need each other at run time, each circle as `a → b → a`. */
export function findCycles(sources: Sources): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path)) return;
    done.add(path);
    for (const { target, typeOnly } of parseImports(path, sources.get(path) ?? "")) {
      if (!typeOnly && sources.has(target)) visit(target, [...trail, path]);
    }
  };
  for (const path of sources.keys()) visit(path, []);
  return cycles;
}

function placeOf(path: string): string {
  if (WIRING.test(path)) return "wiring";
  const [top = "", folder = "", inside] = path.split("/");
  if (top === "extension" && folder === "build") return "what builds the extension";
  if (top !== "worker") return top;
  return inside === undefined ? path : folder;
}

function objectionTo({ from, target, typeOnly }: Import): string | null {
  const place = placeOf(from);
  const rule = RULES[place] ?? { values: [] };
  if (!/^(worker|extension|db|test)\//.test(target)) return objectionToPackage(place, target);
  const wanted = placeOf(target);
  if (wanted === place || rule.values.includes(wanted)) return null;
  const types = rule.types ?? [];
  if (typeOnly && types.includes(wanted)) return null;
  const allowed = [...rule.values, ...types.map((one) => `types of ${one}`)].join(", ");
  return allowed === "" ? `${place} imports nothing but itself` : `${place} may import only ${allowed}`;
}

function objectionToPackage(place: string, name: string): string | null {
  if (place === "core") return "core imports nothing but itself";
  const isNode = name.startsWith("node:");
  const mayUseCrypto = place !== "extension" && place !== "db";
  if (isNode && !(mayUseCrypto && name === "node:crypto")) return `${place} runs where there is no Node`;
  return place === "extension" && name.startsWith("cloudflare:") ? "extension runs in a browser" : null;
}
