import { expect, test } from "vitest";
import { stepTowards } from "../../../extension/core/step-towards.ts";

const step = (drawn: readonly number[], wanted: readonly number[], held: readonly number[] = []) => {
  const next = stepTowards({
    drawn: new Set(drawn),
    count: 100,
    isWanted: (group) => wanted.includes(group),
    isHeld: (group) => held.includes(group),
  });
  return next === null ? null : [...next];
};

test("one more at a time, the first that is missing", () => expect(step([0], [0, 1, 2])).toEqual([0, 1]));
test("and a few less", () => expect(step([0, 1, 2, 3, 4, 5, 6], [6, 7])).toEqual([4, 5, 6, 7]));
test("until there is nothing to do", () => expect(step([3, 4], [3, 4])).toBeNull());
test("what is held stays", () => expect(step([0, 1, 9], [9], [1])).toEqual([1, 9]));
test("what the list doesn’t have any more goes", () => expect(step([0, 100], [0, 100])).toEqual([0]));
