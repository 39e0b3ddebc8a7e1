import { expect, test } from "vitest";
import { delaySeconds, freshnessOf } from "../../worker/core/freshness.ts";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test.each([
  { seconds: [7], medianSeconds: 7, p95Seconds: 7 },
  { seconds: [9, 1], medianSeconds: 1, p95Seconds: 9 },
  { seconds: [3, 1, 2], medianSeconds: 2, p95Seconds: 3 },
  { seconds: upTo(20), medianSeconds: 10, p95Seconds: 19 },
  { seconds: upTo(100).reverse(), medianSeconds: 50, p95Seconds: 95 },
])("of $seconds.length changes: $medianSeconds and $p95Seconds", ({ seconds, ...figures }) => {
  expect(freshnessOf(seconds)).toEqual({ ...figures, changes: seconds.length });
});

test("of none there is nothing to say", () => expect(freshnessOf([])).toBeNull());

test.each([
  [10_000, 13_400, 3],
  [10_000, 10_000, 0],
  [10_900, 10_000, 0],
])("changed at %d, right at %d: %d s", (changedAt, appliedAt, seconds) => {
  expect(delaySeconds(changedAt, appliedAt)).toBe(seconds);
});
