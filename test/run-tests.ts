/**
 * `npm test`: every test, and how far the decisions in worker/core are covered. Arguments go to vitest
 * (`npm test -- test/core -t "gap"`); they narrow the run, so coverage is off then. The last line is for machines:
 * `N passed, N failed`, and `, N skipped` when there are some. A test file that can't be loaded counts as one failure.
 * A file whose browser can't be had on this machine counts as skipped; where `CI` is set, as failed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BROWSERS, type BrowserName } from "./e2e/find-browser.ts";
import { installBrowsers } from "./e2e/install-browsers.ts";
import { ROOT } from "./sources.ts";

const REPORT = join(ROOT, ".test-results/vitest.json");
const COVERAGE = join(ROOT, "coverage/coverage-summary.json");
const UNCOVERED = join(ROOT, "coverage/uncovered.txt");

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const Percent = z.object({ pct: z.number() });
const Coverage = z.object({
  total: z.object({ lines: Percent, statements: Percent, functions: Percent, branches: Percent }),
});

/** What each browser's tests are. */
const DRIVEN_BY: Readonly<Record<BrowserName, string>> = {
  chromium: "test/e2e/*.test.ts",
  firefox: "test/e2e/firefox/*.test.ts",
};

type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

async function runVitest(args: readonly string[]): Promise<number> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const child = spawn(process.execPath, [vitest, "run", ...reporters, ...args], {
    cwd: ROOT,
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}

/** `null`: vitest ended before it could report. */
function loadTally(): Tally | null {
  if (!existsSync(REPORT)) return null;
  const report = Report.parse(JSON.parse(readFileSync(REPORT, "utf8")));
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function isCoverageShort(): boolean {
  if (!existsSync(COVERAGE)) return false;
  const { total } = Coverage.parse(JSON.parse(readFileSync(COVERAGE, "utf8")));
  return Object.values(total).some(({ pct }) => pct < 100);
}

/** What went wrong besides failed tests, in one sentence. */
function problemOf(code: number, tally: Tally | null): string | null {
  if (tally === null) return "vitest ended without a report.";
  if (tally.passed + tally.failed === 0) return "No test ran.";
  if (tally.failed > 0 || code === 0) return null;
  if (isCoverageShort()) return `worker/core is not covered to 100 %:\n${readFileSync(UNCOVERED, "utf8")}`;
  return "vitest reports an error outside of the tests, see above.";
}

/** Says which browsers can't be had, and which files go without their run for it. */
function filesWithoutBrowser(): readonly string[] {
  const missing = installBrowsers(["chromium", "firefox"]);
  for (const name of missing) console.log(`\n${BROWSERS[name].howTo}`);
  return missing.flatMap((name) => globSync(DRIVEN_BY[name], { cwd: ROOT }));
}

const args = process.argv.slice(2);
rmSync(REPORT, { force: true });
rmSync(COVERAGE, { force: true });
const isWhole = args.length === 0;
const leftOut = isWhole ? filesWithoutBrowser() : [];
const wholeRun = ["--coverage", "--no-allow-only", ...leftOut.flatMap((file) => ["--exclude", file])];
const code = await runVitest(isWhole ? wholeRun : args);
const tally = loadTally();
const problem = problemOf(code, tally);
if (problem !== null) console.log(`\n${problem}`);
for (const file of leftOut) console.log(`not run for want of a browser, see above: ${file}`);
const isDemanded = (process.env.CI ?? "") !== "";
const passed = tally?.passed ?? 0;
const failed = (tally?.failed ?? 0) + (isDemanded ? leftOut.length : 0);
const skipped = (tally?.skipped ?? 0) + (isDemanded ? 0 : leftOut.length);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = problem !== null || failed > 0 ? code || 1 : code;
