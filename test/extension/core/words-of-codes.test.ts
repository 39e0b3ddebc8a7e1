/**
 * Codes that the server gives are told in words; one that is new to us in a general sentence that names it. That none of the
 * known ones is forgotten, the type check sees; here it is seen that what counts as known is what the server has.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, test } from "vitest";
import { fieldErrorsOf } from "../../../extension/dashboard/people/field-errors.ts";
import { destinationDe } from "../../../extension/i18n/dashboard/destination-de.ts";
import { peopleAccountDe } from "../../../extension/i18n/dashboard/people-account-de.ts";
import type { ExplainedRule } from "../../../extension/i18n/dashboard/people-explanation.ts";
import { reviewDe } from "../../../extension/i18n/dashboard/review-de.ts";
import { setUpDe } from "../../../extension/i18n/dashboard/rules-set-up-de.ts";
import { setUpEn } from "../../../extension/i18n/dashboard/rules-set-up-en.ts";
import { de } from "../../../extension/i18n/de.ts";
import { en } from "../../../extension/i18n/en.ts";
import { reasonText } from "../../../extension/i18n/reason-text.ts";
import { runProblemText } from "../../../extension/i18n/run-problem.ts";
import { toldByCode } from "../../../extension/i18n/told-by-code.ts";
import type { ProblemCode } from "../../../worker/api/http/api-problem.ts";
import type { RuleCode } from "../../../worker/core/explain.ts";

/** Its types need the Worker's, so it is read as text. */
const PUSH = readFileSync(
  join(import.meta.dirname, "../../../worker/destinations/push/push-account.ts"),
  "utf8",
);

test("known are the server’s own codes", () => {
  expectTypeOf<RuleCode>().toExtend<ExplainedRule>();
  expectTypeOf<ProblemCode>().toExtend<keyof typeof de.failure | keyof typeof de.app.failure>();
  const [, list = ""] = /PERSON_PROBLEMS = \[([^\]]*)\]/u.exec(PUSH) ?? [];
  const codes = [...list.matchAll(/"([a-z-]+)"/gu)].map(([, code = ""]) => code).sort();
  expect(codes).not.toEqual([]);
  expect(Object.keys(destinationDe.people.why).sort()).toEqual(codes);
  expect(Object.keys(reviewDe.change.error).sort()).toEqual(codes);
});

describe.each([
  {
    t: de,
    reason: "aus einem anderen Grund (brand-new)",
    problem: "Ein unbekannter Fehler ist aufgetreten (brand-new).",
  },
  { t: en, reason: "for another reason (brand-new)", problem: "An unknown error occurred (brand-new)." },
])("what a newer server may say, in $t.language", ({ t, reason, problem }) => {
  test("a reason, a problem, a finding, a mail", () => {
    expect(reasonText("brand-new", t.run)).toBe(reason);
    expect(runProblemText("brand-new", t.state)).toBe(problem);
    expect(t.status.unknownFinding("brand-new").headline).toContain("(brand-new)");
    expect(t.invitations.unknownRefusal("brand-new")).toContain("(brand-new)");
  });
});

test("a code that every object has is no word of ours", () => {
  expect(toldByCode("constructor", { one: "eins" }, (code) => `? ${code}`)).toBe("? constructor");
});

test("what is wrong with a field: by the server’s code, else by the field, else in general", () => {
  const issues = [
    { path: "endDate", message: "ends-before-start" },
    { path: "startDate", message: "Invalid ISO date" },
    { path: "email", message: "is not an e-mail address" },
    { path: "location", message: "has characters no name has" },
    { path: "managerId", message: "manager-on-the-moon" },
  ];
  const errors = fieldErrorsOf({ kind: "server", code: "invalid-request", params: { issues } });
  const { issue, unknownIssue } = peopleAccountDe.form;
  const told = Object.values(errors).map((code) => toldByCode(code, issue, unknownIssue));
  expect(told).toEqual([
    issue["ends-before-start"],
    issue["invalid-date"],
    issue["invalid-email"],
    "Das lässt sich so nicht speichern.",
    "Das lässt sich so nicht speichern (manager-on-the-moon).",
  ]);
});

test("a company without a name yet is not named", () => {
  const host = "rollcall.example.org";
  expect(setUpDe.server.connected({ company: "", host })).toBe(`Verbunden mit ${host}.`);
  expect(setUpEn.server.connected({ company: "", host })).toBe(`Connected with ${host}.`);
  expect(setUpDe.server.connected({ company: "Beispiel GmbH", host })).toBe(
    `Verbunden mit Beispiel GmbH auf ${host}.`,
  );
  expect([setUpDe, setUpEn].map(({ connection }) => connection.savedWithProblem.at(-1))).toEqual([".", "."]);
});
