import { expect, test } from "vitest";
import { failureName } from "../../worker/core/failure-name.ts";

test.each([
  [new Error("D1_ERROR: UNIQUE constraint failed: account.email_key: ada@example.com"), "D1_ERROR"],
  [new TypeError("Ada Lovelace is not a function"), "TypeError"],
  ["ada@example.com", "unknown"],
])("a failure is told by its kind, never by its words: %#", (error, name) => {
  expect(failureName(error)).toBe(name);
});
