import { expect, test } from "vitest";
import { refusalOf } from "../../../extension/core/refusal-of.ts";

const refused = { accountId: "a", sent: false, code: "mail-refused" } as const;

test.each(["public-url-not-set", "mail-from-not-set", "carrier-credentials-refused"])(
  "%s is no fault of the address",
  (problem) => {
    expect(refusalOf({ ...refused, problem })).toBe("mail-not-set-up");
  },
);

test("an address that is refused stays one", () => {
  expect(refusalOf(refused)).toBe("mail-refused");
  expect(refusalOf({ ...refused, problem: "recipient-refused" })).toBe("mail-refused");
});
