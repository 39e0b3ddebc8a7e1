/**
 * `npm run check`: everything about the sources that can be said without running them. All checks run, also after one
 * failed; each is a line with ✓ or ✗ and its seconds, and a failed one shows what its tool said.
 */
import { checkExtension } from "./check-extension.ts";
import { checkMigrations } from "./check-migrations.ts";
import { findCycles, findForbiddenImports } from "./import-rules.ts";
import { runTool } from "./run-tool.ts";
import { readSources } from "./sources.ts";

/** Says what is wrong; empty when all is well. */
type Check = { readonly name: string; readonly run: () => string | Promise<string> };

const MAX_SOURCE_LINES = 300;
const MAX_TEST_LINES = 400;

const CHECKS: readonly Check[] = [
  { name: "types: worker", run: () => runTool("tsc", "-p", "worker") },
  { name: "types: test", run: () => runTool("tsc", "-p", "test") },
  { name: "types: extension", run: () => runTool("tsc", "-p", "extension") },
  { name: "types: tests of the extension", run: () => runTool("tsc", "-p", "test/extension") },
  {
    name: "lint and format",
    run: () => runTool("biome", "check", "--error-on-warnings", "--diagnostic-level=warn", "."),
  },
  { name: "promises", run: checkPromises },
  { name: "import rules", run: checkImports },
  { name: "file sizes", run: checkSizes },
  { name: "migrations in step with the schema", run: checkMigrations },
  { name: "weight of the popup", run: checkExtension },
];

/** A promise nobody waits for hides its failure, and in a Worker it is cut off with the answer. */
function checkPromises(): Promise<string> {
  const rules = ["typescript/no-floating-promises", "typescript/no-misused-promises"];
  return runTool("oxlint", "--type-aware", "-A", "all", ...rules.flatMap((rule) => ["-D", rule]), ".");
}

function checkImports(): string {
  const sources = readSources();
  return [...findForbiddenImports(sources), ...findCycles(sources)].join("\n");
}

function checkSizes(): string {
  return [...readSources()]
    .map(([path, source]) => ({ path, lines: source.trimEnd().split("\n").length }))
    .filter(({ path, lines }) => lines > (path.includes(".test.") ? MAX_TEST_LINES : MAX_SOURCE_LINES))
    .map(({ path, lines }) => `${path} has ${lines} lines`)
    .join("\n");
}

async function runCheck({ name, run }: Check): Promise<boolean> {
  const startedAt = performance.now();
  const problem = await Promise.resolve()
    .then(run)
    .catch((error: unknown) => String(error));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problem === "" ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (problem !== "") console.log(problem.trimEnd().replace(/^/gm, "    "));
  return problem === "";
}

for (const check of CHECKS) {
  if (!(await runCheck(check))) process.exitCode = 1;
}
