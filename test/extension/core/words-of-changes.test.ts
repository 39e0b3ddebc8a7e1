/** Codes that the server can give have words, in both languages: nobody sees `gone-from-personio` or `jobTitle`. */
import { describe, expect, test } from "vitest";
import { reviewDe } from "../../../extension/i18n/dashboard/review-de.ts";
import { reviewEn } from "../../../extension/i18n/dashboard/review-en.ts";
import { de } from "../../../extension/i18n/de.ts";
import { en } from "../../../extension/i18n/en.ts";
import { fieldName, fieldValue } from "../../../extension/i18n/field-names.ts";
import { createFormat } from "../../../extension/i18n/format.ts";
import { reasonText } from "../../../extension/i18n/reason-text.ts";
import { TEXT_FIELDS } from "../../../worker/core/account.ts";
import { REASON_CODES } from "../../../worker/core/change.ts";
import { PUSH_REASONS } from "../../../worker/core/push-change.ts";

const LANGUAGES = [
  { t: de, review: reviewDe },
  { t: en, review: reviewEn },
] as const;

describe.each(LANGUAGES)("in $t.language", ({ t, review }) => {
  test("every reason of the core", () => {
    for (const code of [...REASON_CODES, ...PUSH_REASONS]) {
      expect(reasonText(code, t.run), code).not.toBe(t.run.unknownReason(code));
    }
  });

  test("every field, and a custom one by its own name", () => {
    for (const field of [
      ...TEXT_FIELDS,
      "externalId",
      "email",
      "manager",
      "teams",
      "link",
      "state",
      "name",
    ]) {
      expect(fieldName(field, t.run.field), field).not.toBe(field);
    }
    expect(fieldName("custom.Cost centre", t.run.field)).toBe("Cost centre");
    expect(review.field).toBe(t.run.field);
  });

  test("every problem of a run, as api.md and the popup know them", () => {
    const known = Object.keys(review.run.problem);
    expect(known).toEqual(expect.arrayContaining(Object.keys(t.state.runProblem)));
    expect(known).toEqual(expect.arrayContaining(["first-push", "plan-changed", "destination-drift"]));
  });
});

test("values: dates, numbers, lists and our own codes as people say them, nothing as nothing", () => {
  const by = { ...de.run.field, ...createFormat("de") };
  expect(fieldValue("startDate", "2026-12-01", by)).toBe("01.12.2026");
  expect(fieldValue("custom.Grade", 1234.5, by)).toBe("1.234,5");
  expect(fieldValue("teams", ["Sales", "Berlin"], by)).toBe("Sales und Berlin");
  expect(fieldValue("state", "deactivated", by)).toBe("deaktiviert");
  expect(fieldValue("jobTitle", "active", by)).toBe("active");
  expect(["", null, []].map((empty) => fieldValue("teams", empty, by))).toEqual([null, null, null]);
});
