import { configDefaults, defineConfig } from "vitest/config";

const BROWSERS_TESTS = "test/e2e/**/*.test.ts";

/** `npm test` (test/run-tests.ts) adds the reporters and, for a whole run, the coverage of the decisions. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "rest",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, BROWSERS_TESTS],
        },
      },
      // Afterwards and one file at a time: each has a browser and a Worker of its own, and two of them starve two cores.
      {
        extends: true,
        test: {
          name: "browsers",
          include: [BROWSERS_TESTS],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
    ],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    coverage: {
      provider: "istanbul",
      include: ["worker/core/**/*.ts"],
      reportsDirectory: "coverage",
      reporter: [
        "text-summary",
        "json-summary",
        ["text", { file: "uncovered.txt", skipFull: true, maxCols: 160 }],
      ],
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
    },
  },
});
