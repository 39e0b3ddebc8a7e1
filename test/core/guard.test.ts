/** The guard (rule 32), at the edges of its limits. */
import { describe, expect, test } from "vitest";
import { type GuardLimits, guard } from "../../worker/core/guard.ts";
import { DEFAULT_SETTINGS } from "../../worker/core/settings.ts";
import { account, employee, type PlanInputOver, planOf } from "./builders.ts";

const { limits } = DEFAULT_SETTINGS;
const { counts } = planOf({});

const judge = (
  { of, deactivated = 0, relinks = 0 }: { of: number; deactivated?: number; relinks?: number },
  own: Partial<GuardLimits> = {},
) => guard({ counts: { ...counts, deactivated }, linkedActive: of, relinks }, { ...limits, ...own });

describe("rule 32: deactivations", () => {
  test.each([
    { of: 10, allowed: 5 },
    { of: 100, allowed: 5 },
    { of: 119, allowed: 5 },
    { of: 120, allowed: 6 },
    { of: 5_000, allowed: 250 },
  ])("of $of accounts, $allowed are let through and no more", ({ of, allowed }) => {
    expect(judge({ of, deactivated: allowed })).toBeNull();
    const planned = allowed + 1;
    expect(judge({ of, deactivated: planned })).toEqual({
      code: "too-many-deactivations",
      planned,
      allowed,
      of,
    });
  });

  test.each([
    { of: 9, allowed: 4 },
    { of: 5, allowed: 2 },
    { of: 4, allowed: 2 },
    { of: 3, allowed: 5 },
    { of: 1, allowed: 5 },
    { of: 0, allowed: 5 },
  ])("of $of accounts, no more than half from four on: $allowed", ({ of, allowed }) => {
    expect(judge({ of, deactivated: allowed })).toBeNull();
    expect(judge({ of, deactivated: allowed + 1 })).toMatchObject({ allowed });
  });

  test.each([
    { count: 0, percent: 0, of: 100, allowed: 0 },
    { count: 0, percent: 0, of: 2, allowed: 0 },
    { count: 0, percent: 10, of: 29, allowed: 2 },
    { count: 7, percent: 0, of: 100, allowed: 7 },
    { count: 3, percent: 100, of: 100, allowed: 50 },
    { count: 80, percent: 0, of: 101, allowed: 50 },
  ])("the limit is settable: $count or $percent % of $of are $allowed", ({ count, percent, of, allowed }) => {
    const own = { deactivations: { count, percent } };
    expect(judge({ of, deactivated: allowed }, own)).toBeNull();
    expect(judge({ of, deactivated: allowed + 1 }, own)).toMatchObject({ allowed });
  });
});

describe("rule 32: re-linked IDs", () => {
  test.each([
    { of: 4, allowed: 5 },
    { of: 119, allowed: 5 },
    { of: 120, allowed: 6 },
  ])("of $of accounts, $allowed are let through and no more", ({ of, allowed }) => {
    expect(judge({ of, relinks: allowed })).toBeNull();
    const planned = allowed + 1;
    expect(judge({ of, relinks: planned })).toEqual({ code: "too-many-relinks", planned, allowed, of });
  });

  test("the limit is settable", () => {
    expect(judge({ of: 100, relinks: 1 }, { relinks: { count: 0, percent: 0 } })).toMatchObject({
      allowed: 0,
    });
  });

  test("too many deactivations are told first", () => {
    expect(judge({ of: 100, relinks: 6, deactivated: 6 })?.code).toBe("too-many-deactivations");
  });
});

describe("rule 32: a few people at a time", () => {
  const together = (before: { deactivated?: number; relinks?: number }, plan: typeof before, of = 100) =>
    guard(
      {
        counts: { ...counts, deactivated: plan.deactivated ?? 0 },
        linkedActive: of,
        relinks: plan.relinks ?? 0,
      },
      limits,
      { deactivated: 0, relinks: 0, ...before },
    );

  test("what was let through since the last full run counts as well", () => {
    expect(together({ deactivated: 4 }, { deactivated: 1 })).toBeNull();
    expect(together({ deactivated: 4 }, { deactivated: 2 })).toEqual({
      code: "too-many-deactivations",
      planned: 6,
      allowed: 5,
      of: 104,
    });
    expect(together({ relinks: 5 }, { relinks: 0 })).toBeNull();
    expect(together({ relinks: 5 }, { relinks: 1 })).toMatchObject({ code: "too-many-relinks", planned: 6 });
  });

  test("a plan without any of it is let through, whatever was before", () => {
    expect(together({ deactivated: 9, relinks: 9 }, {})).toBeNull();
  });

  test("the limit is measured by those who were active before all of it", () => {
    expect(together({ deactivated: 4 }, { deactivated: 2 }, 116)).toBeNull();
  });
});

describe("rule 32: what is counted", () => {
  const ids = ["1", "2", "3", "4", "5", "6", "7", "8"];
  const measured = (over: PlanInputOver) => {
    const { linkedActive, relinks, counts } = planOf({
      accounts: ids.map((id) => account({ id: `a${id}` })),
      ...over,
    });
    return { linkedActive, relinks, deactivated: counts.deactivated };
  };

  test("leavers, people on leave and people who are gone, of all that were active and linked", () => {
    const employees = [
      employee({ status: "inactive" }),
      employee({ id: "2", status: "leave" }),
      employee({ id: "3" }, { email: null }),
      employee({ id: "4", status: null }),
    ];
    expect(measured({ employees, gone: ["5"] })).toEqual({ linkedActive: 8, relinks: 0, deactivated: 3 });
  });

  test("not who is excluded, was deactivated before or has no link", () => {
    const accounts = [
      account(),
      account({ id: "a2", state: "deactivated" }),
      account({ id: "a3", link: "excluded" }),
      account({ id: "a4", externalId: null }),
      account({ id: "a5", link: "excluded" }),
    ];
    const employees = [employee(), employee({ id: "5" })];
    expect(measured({ accounts, employees, exclusions: { id: ["1"] } }).linkedActive).toBe(1);
  });

  test("a rehire once, and not as a deactivation", () => {
    const employees = [employee({ status: "inactive" }), employee({ id: "9" }, { email: "1@example.com" })];
    expect(measured({ employees })).toEqual({ linkedActive: 8, relinks: 1, deactivated: 0 });
  });
});
