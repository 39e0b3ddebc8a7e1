/** The arithmetic of the bill and of the free plan; the figures themselves are measured by `npm run bench`. */
import { describe, expect, test } from "vitest";
import type { Measured } from "./bench-server.ts";
import { freePlanRows, isCarried, mostPeopleOfARun } from "./free-plan.ts";
import { monthlyBill, type Use } from "./monthly-bill.ts";
import { ASSUMED, monthlyUse } from "./monthly-use.ts";

const NOTHING: Use = {
  ...{ requests: 0, cpuMs: 0, rowsRead: 0, rowsWritten: 0 },
  ...{ databaseBytes: 0, steps: 0, stateBytes: 0, mails: 0 },
};

const run = (over: Partial<Measured> = {}): Measured => ({
  ...{ seconds: 0.2, requests: 7, statements: 37, mostStatementsInAStep: 13, steps: 7, stateBytes: 6_000 },
  ...{ rowsRead: 5_500, rowsWritten: 42, databaseBytes: 600_000, largestParameterBytes: 0, milliseconds: {} },
  ...over,
});

describe("a month's bill", () => {
  test.each<[string, Partial<Use>, number]>([
    ["nothing is the plan's price", {}, 5],
    ["exactly what is included", { rowsWritten: 50_000_000, steps: 500_000, mails: 3_000 }, 5],
    ["a million rows written too many", { rowsWritten: 51_000_000 }, 6],
    ["a hundred thousand steps too many", { steps: 600_000 }, 5.8],
    ["a step for each of 500 people, a thousand companies, every day", { steps: 15_500_000 }, 125],
    ["half a gigabyte too many", { databaseBytes: 5_500_000_000 }, 5.375],
    ["mails to 50,000 people at once", { mails: 50_000 }, 21.45],
    ["several at once", { requests: 11_000_000, cpuMs: 31_000_000 }, 5.32],
  ])("of %s", (_, use, total) => {
    expect(monthlyBill({ ...NOTHING, ...use }).total).toBeCloseTo(total, 10);
  });

  test("says of each meter what was used and what it costs", () => {
    const { lines } = monthlyBill({ ...NOTHING, steps: 700_000 });
    expect(lines).toContainEqual({ meter: "steps", used: 700_000, included: 500_000, charged: 1.6 });
    expect(lines.filter(({ charged }) => charged > 0)).toHaveLength(1);
  });
});

test("a month's use is thirty runs, the ticks and the calls", () => {
  const use = monthlyUse({ people: 500, onePercent: run() });
  expect(use).toEqual({
    requests: 30 + 720 + ASSUMED.apiCallsAMonth,
    cpuMs: 30 * 200 + ASSUMED.apiCallsAMonth * ASSUMED.cpuMsAnApiCall,
    rowsRead: 30 * 5_500 + 720 * ASSUMED.rowsReadATick + ASSUMED.apiCallsAMonth * 500,
    rowsWritten: 30 * (42 + ASSUMED.rowsWrittenAStart) + ASSUMED.rowsWrittenByAdminsAMonth,
    databaseBytes: 600_000,
    steps: 210,
    stateBytes: 7 * 6_000,
    mails: 25,
  });
});

describe("the free plan", () => {
  const rowsOf = (over: Partial<Measured>) =>
    freePlanRows({
      people: 500,
      first: run({ rowsWritten: 200_000 }),
      unchanged: run(),
      onePercent: run(over),
    });

  test("carries a small company's day, whatever its first sync took", () => {
    expect(rowsOf({}).every(isCarried)).toBe(true);
  });

  test.each<[string, Partial<Measured>]>([
    ["statements", { statements: 51 }],
    ["requests", { requests: 51 }],
    ["rows written", { rowsWritten: 100_001 }],
    ["rows read", { rowsRead: 5_000_001 }],
    ["storage", { databaseBytes: 500_000_001 }],
  ])("does not carry a day of too many %s", (_, over) => {
    expect(rowsOf(over).filter((row) => !isCarried(row))).toHaveLength(1);
  });

  test("lets a run read 48 pages beside the sign-in and the attributes", () => {
    expect(mostPeopleOfARun()).toBe(4_800);
  });
});
