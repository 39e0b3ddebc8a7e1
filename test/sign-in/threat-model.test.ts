/** The threat model (worker/auth/README.md) points at tests: they exist, and under these names. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const README = readFileSync("worker/auth/README.md", "utf8");
const MODEL = README.slice(README.indexOf("## Threat model"));

/** `file › name`, or `› name` of the file named last; a name may end in `…`. */
const POINTERS = [...MODEL.matchAll(/`(?:([\w/-]+\.test\.ts))?(?: ?› ([^`]+))?`/gu)].filter(
  ([, file, name]) => file !== undefined || name !== undefined,
);

let last = "";
const NAMED = POINTERS.map(([, file, name]) => {
  last = file ?? last;
  return { file: last, name: name ?? "" };
});

test("it points at tests", () => {
  expect(NAMED.length).toBeGreaterThan(30);
});

test.each(NAMED)("$file › $name", ({ file, name }) => {
  const path = `test/${file}`;
  expect(existsSync(path), path).toBe(true);
  const text = readFileSync(path, "utf8");
  const [start = ""] = name.split("…");
  expect(text).toContain(start.trim());
});
