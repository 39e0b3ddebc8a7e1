import { defineConfig } from "vitest/config";

/** `npm test` (test/run-tests.ts) adds the reporters and, for a whole run, the coverage of the decisions. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
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
