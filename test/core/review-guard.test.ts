/** How much may happen at a destination before somebody is asked. */
import { expect, test } from "vitest";
import { reviewGuard } from "../../worker/core/review-guard.ts";

const LIMIT = { count: 5, percent: 5 };

test.each([
  ["nothing", { deactivate: 0, recreate: 0, relink: 0, of: 0 }, null],
  ["as many as the count allows", { deactivate: 3, recreate: 2, relink: 0, of: 10 }, null],
  [
    "one more, of both kinds together",
    { deactivate: 3, recreate: 3, relink: 0, of: 10 },
    { planned: 6, allowed: 5 },
  ],
  [
    "never more than half, from four on",
    { deactivate: 0, recreate: 1, relink: 4, of: 8 },
    { planned: 5, allowed: 4 },
  ],
  ["any number below that", { deactivate: 0, recreate: 3, relink: 0, of: 3 }, null],
  [
    "as many as the percentage allows, rounded down",
    { deactivate: 10, recreate: 0, relink: 0, of: 219 },
    null,
  ],
  ["one more than that", { deactivate: 0, recreate: 11, relink: 0, of: 219 }, { planned: 11, allowed: 10 }],
])("%s", (_, tally, refusal) => {
  expect(reviewGuard(tally, LIMIT)).toEqual(refusal === null ? null : { ...tally, ...refusal });
});
