/** The changes a destination would see are shown beside those of the sync, by the same words. */
import { expect, test } from "vitest";
import { REASON_CODES } from "../../worker/core/change.ts";
import { PUSH_KINDS, PUSH_REASONS } from "../../worker/core/push-change.ts";

test("a reason of its own is none of the sync's", () => {
  const all = [...REASON_CODES, ...PUSH_REASONS];
  expect(new Set(all).size).toBe(all.length);
});

test("kinds are in the order in which they are shown: who leaves comes after who comes, and a hold is no change", () => {
  const kinds = ["adopt", "create", "update", "deactivate", "hold"] as const;
  const places = kinds.map((kind) => PUSH_KINDS.indexOf(kind));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});
