import { describe, expect, test } from "vitest";
import { findCycles, findForbiddenImports, parseImports } from "./import-rules.ts";
import { readSources } from "./sources.ts";

describe("this project", () => {
  const sources = readSources();

  test("its sources are found", () => {
    expect(sources.has("worker/core/schedule.ts")).toBe(true);
    expect(sources.has("test/import-rules.test.ts")).toBe(true);
  });

  test("keeps its boundaries", () => {
    expect(findForbiddenImports(sources)).toEqual([]);
  });

  test("has no circles", () => {
    expect(findCycles(sources)).toEqual([]);
  });
});

describe("the boundaries", () => {
  const forbidden = (path: string, text: string) => findForbiddenImports(new Map([[path, text]]));

  test.each([
    { path: "worker/core/a.ts", text: 'import { b } from "./b.ts";' },
    { path: "worker/personio/a.ts", text: 'import { b } from "../core/b.ts";' },
    { path: "worker/personio/a.ts", text: 'import type { Port } from "../sync/port.ts";' },
    { path: "worker/personio/a.ts", text: 'import { createGate } from "../http/create-gate.ts";' },
    {
      path: "worker/destinations/scim/a.ts",
      text: 'import { createGate } from "../../http/create-gate.ts";',
    },
    { path: "worker/destinations/scim/a.ts", text: 'import type { Port } from "../destination.ts";' },
    { path: "worker/directory/a.ts", text: 'import { account } from "../../db/schema.ts";' },
    { path: "worker/directory/a.ts", text: 'import { sql } from "drizzle-orm";' },
    { path: "worker/auth/a.ts", text: 'import { timingSafeEqual } from "node:crypto";' },
    { path: "worker/sync/a.ts", text: 'import { loadConfig } from "../config/load-config.ts";' },
    { path: "worker/sync/a.ts", text: 'import { apply } from "../directory/apply.ts";' },
    { path: "worker/api/a.ts", text: 'import { runSync } from "../sync/run-sync.ts";' },
    { path: "worker/index.ts", text: 'import { createPersonioClient } from "./personio/client.ts";' },
    { path: "worker/wiring-sync.ts", text: 'import { DurableObject } from "cloudflare:workers";' },
    { path: "extension/popup/a.tsx", text: 'import type { Api } from "../../worker/api/app.ts";' },
    { path: "extension/popup/a.tsx", text: 'import { render } from "preact";' },
    {
      path: "extension/build/a.ts",
      text: 'import { build } from "vite";\nimport { join } from "node:path";',
    },
    { path: "extension/vite.config.ts", text: 'import { join } from "node:path";' },
    { path: "db/schema.ts", text: 'import type { EmployeeId } from "../worker/core/employee.ts";' },
    { path: "db/drizzle.config.ts", text: 'import { join } from "node:path";' },
    { path: "test/api/a.test.ts", text: 'import { b } from "../../worker/personio/b.ts";' },
  ])("let $path say $text", ({ path, text }) => {
    expect(forbidden(path, text)).toEqual([]);
  });

  test.each([
    { path: "worker/core/a.ts", text: 'import { b } from "../sync/b.ts";' },
    { path: "worker/core/a.ts", text: 'import type { B } from "../sync/b.ts";' },
    { path: "worker/core/a.ts", text: 'import { z } from "zod";' },
    { path: "worker/core/a.ts", text: 'import { createHash } from "node:crypto";' },
    { path: "worker/personio/a.ts", text: 'import { b } from "../sync/b.ts";' },
    { path: "worker/personio/a.ts", text: 'import { type B } from "../sync/b.ts";' },
    { path: "worker/personio/a.ts", text: 'import { b } from "../directory/b.ts";' },
    { path: "worker/personio/a.ts", text: 'import { run } from "../../db/schema.ts";' },
    { path: "worker/directory/a.ts", text: 'import type { B } from "../personio/b.ts";' },
    { path: "worker/http/a.ts", text: 'import { b } from "../personio/b.ts";' },
    { path: "worker/personio/a.ts", text: 'import { b } from "../destinations/b.ts";' },
    { path: "worker/destinations/scim/a.ts", text: 'import { b } from "../../invitations/b.ts";' },
    { path: "worker/destinations/scim/a.ts", text: 'import { b } from "../../personio/b.ts";' },
    { path: "worker/destinations/scim/a.ts", text: 'import { b } from "../../sync/b.ts";' },
    { path: "worker/invitations/a.ts", text: 'import { b } from "../directory/b.ts";' },
    { path: "worker/auth/a.ts", text: 'import { b } from "../api/b.ts";' },
    { path: "worker/config/a.ts", text: 'import { b } from "../sync/b.ts";' },
    { path: "worker/sync/a.ts", text: 'import { b } from "../personio/b.ts";' },
    { path: "worker/sync/a.ts", text: 'import { b } from "../api/b.ts";' },
    { path: "worker/api/a.ts", text: 'export { b } from "../personio/b.ts";' },
    { path: "worker/api/a.ts", text: 'const b = await import("../personio/b.ts");' },
    { path: "worker/api/a.ts", text: 'import { readFile } from "node:fs/promises";' },
    { path: "worker/api/a.ts", text: 'import type { Env } from "../env.ts";' },
    { path: "worker/index.ts", text: 'import { company } from "../test/personio/company.ts";' },
    { path: "worker/index.ts", text: 'import { popup } from "../extension/popup.ts";' },
    { path: "extension/popup/a.tsx", text: 'import { app } from "../../worker/api/app.ts";' },
    { path: "extension/popup/a.tsx", text: 'import type { Plan } from "../../worker/core/plan.ts";' },
    { path: "extension/popup/a.tsx", text: 'import { join } from "node:path";' },
    { path: "extension/popup/a.tsx", text: 'import { env } from "cloudflare:workers";' },
    { path: "extension/popup/a.tsx", text: 'import { b } from "../build/b.ts";' },
    { path: "db/schema.ts", text: 'import { ok } from "../worker/core/result.ts";' },
    { path: "worker/elsewhere/a.ts", text: "" },
    { path: "worker/elsewhere.ts", text: "" },
  ])("do not let $path say $text", ({ path, text }) => {
    expect(forbidden(path, text)).toHaveLength(1);
  });

  test("are named with the line and with what is allowed", () => {
    const text = 'import { z } from "zod";\n\nimport { b } from "../directory/b.ts";\n';
    expect(forbidden("worker/personio/a.ts", text)).toEqual([
      "worker/personio/a.ts:3 imports worker/directory/b.ts: personio may import only core, http, types of sync",
    ]);
  });
});

describe("circles", () => {
  const modules = (texts: Record<string, string>) => new Map(Object.entries(texts));

  test("are found over several modules", () => {
    const sources = modules({
      "worker/core/a.ts": 'import { b } from "./b.ts";',
      "worker/core/b.ts": 'import { c } from "./c.ts";',
      "worker/core/c.ts": 'import { b } from "./b.ts";',
    });
    expect(findCycles(sources)).toEqual(["worker/core/b.ts → worker/core/c.ts → worker/core/b.ts"]);
  });

  test("are none when one side is only types, or when two ways lead to one module", () => {
    const sources = modules({
      "worker/core/a.ts": 'import { b } from "./b.ts";\nimport { c } from "./c.ts";',
      "worker/core/b.ts": 'import { c } from "./c.ts";\nimport type { A } from "./a.ts";',
      "worker/core/c.ts": 'import type { B } from "./b.ts";',
    });
    expect(findCycles(sources)).toEqual([]);
  });
});

describe("reading imports", () => {
  const read = (text: string) =>
    parseImports("worker/api/a.ts", text).map(({ target, typeOnly, line }) => [target, typeOnly, line]);

  test.each([
    { text: 'import "./b.ts";', found: [["worker/api/b.ts", false, 1]] },
    { text: 'import b from "../b.ts";', found: [["worker/b.ts", false, 1]] },
    { text: 'import * as b from "hono";', found: [["hono", false, 1]] },
    {
      text: 'import b, { c } from "./b.json" with { type: "json" };',
      found: [["worker/api/b.json", false, 1]],
    },
    { text: 'import {\n  b,\n  type C,\n} from "./b.ts";', found: [["worker/api/b.ts", false, 1]] },
    { text: 'import type { B } from "./b.ts";', found: [["worker/api/b.ts", true, 1]] },
    { text: 'export * from "./b.ts";', found: [["worker/api/b.ts", false, 1]] },
    { text: 'export type { B } from "./b.ts";', found: [["worker/api/b.ts", true, 1]] },
    { text: '/**\n * Text.\n */\nimport { b } from "./b.ts";', found: [["worker/api/b.ts", false, 4]] },
    { text: 'export type B = "b" | "c";\nexport const from = "./b.ts";', found: [] },
    { text: '// import { b } from "./b.ts";\n  // import("./b.ts")\n', found: [] },
    { text: 'const text = `\n  import { b } from "./b.ts";\n`;', found: [] },
  ])("in $text", ({ text, found }) => {
    expect(read(text)).toEqual(found);
  });
});
