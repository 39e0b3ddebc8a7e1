import { describe, expect, test } from "vitest";
import { dueAgainAt, outageAfter } from "../../worker/core/push-retry.ts";

const NOW = 1_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("a destination that is away is tried again", () => {
  test.each([
    { tries: 1, after: MINUTE },
    { tries: 2, after: 2 * MINUTE },
    { tries: 6, after: 32 * MINUTE },
    { tries: 9, after: 256 * MINUTE },
    { tries: 10, after: 6 * HOUR },
    { tries: 5_000, after: 6 * HOUR },
  ])("after try $tries in $after ms", ({ tries, after }) => {
    expect(dueAgainAt({ kind: "passing", retryAt: null }, tries, NOW)).toBe(NOW + after);
  });

  test("not before it said", () => {
    expect(dueAgainAt({ kind: "passing", retryAt: NOW + HOUR }, 1, NOW)).toBe(NOW + HOUR);
    expect(dueAgainAt({ kind: "passing", retryAt: NOW + 1 }, 1, NOW)).toBe(NOW + MINUTE);
  });
});

test("a person it doesn't take is tried again the next day, however often", () => {
  expect(dueAgainAt({ kind: "person" }, 1, NOW)).toBe(NOW + 24 * HOUR);
  expect(dueAgainAt({ kind: "person" }, 40, NOW)).toBe(NOW + 24 * HOUR);
});

test("a destination is not believed that it wants to be left alone for a year", () => {
  const retryAt = NOW + 365 * 24 * HOUR;
  expect(dueAgainAt({ kind: "passing", retryAt }, 1, NOW)).toBe(NOW + 6 * HOUR);
  expect(outageAfter(null, { now: NOW, retryAt }).retryAt).toBe(NOW + 6 * HOUR);
});

describe("a destination that is down", () => {
  test.each([
    { tries: 0, after: MINUTE },
    { tries: 3, after: 8 * MINUTE },
    { tries: 5, after: 30 * MINUTE },
    { tries: 900, after: 30 * MINUTE },
  ])("is asked again in $after ms after $tries outages in a row", ({ tries, after }) => {
    const before = tries === 0 ? null : { since: 7, tries, retryAt: 8 };
    const since = tries === 0 ? NOW : 7;
    const expected = { since, tries: tries + 1, retryAt: NOW + after };
    expect(outageAfter(before, { now: NOW, retryAt: null })).toEqual(expected);
  });

  test("is left alone as long as it says", () => {
    expect(outageAfter(null, { now: NOW, retryAt: NOW + HOUR }).retryAt).toBe(NOW + HOUR);
  });
});
