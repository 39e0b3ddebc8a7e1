/** Addresses that are missing, shared, swapped or handed on (rule 2). */
import { describe, expect, test } from "vitest";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  briefly,
  employee,
  fieldsOf,
  findingKeys,
  named,
  type PlanInputOver,
  planInput,
  planOf,
  type Values,
} from "./builders.ts";

/** Employees `1`, `2`, … with these addresses; everybody named in `linked` has the account `a1`, `a2`, … with the old one. */
function people(emails: readonly (string | null)[], linked: readonly number[], over: PlanInputOver = {}) {
  return planInput({
    employees: emails.map((email, index) => employee({ id: `${index + 1}` }, { email })),
    accounts: linked.map((number) => account({ id: `a${number}` })),
    ...over,
  });
}

const addressesAfter = (input: ReturnType<typeof planInput>) =>
  applyPlan(input, plan(input)).accounts.map(({ id, email }) => `${id} ${email}`);

test("an address of thousands names a few of them, not all to each", () => {
  const plan = planOf({
    employees: Array.from({ length: 40 }, (_, index) =>
      employee({ id: `${index + 1}` }, { email: "x@example.com" }),
    ),
  });
  expect(plan.counts.held).toBe(40);
  for (const { params } of plan.findings) expect(params.with).toHaveLength(10);
});

describe("rule 2: without an address", () => {
  test.each<[string, Values]>([
    ["empty", { email: null }],
    ["blank", { email: " " }],
    ["no address", { email: "ada at example" }],
    ["a number", { email: 7 }],
  ])("nobody gets an account: %s", (_, values) => {
    const plan = planOf({ employees: [employee({}, values)] });
    expect(briefly(plan)).toEqual(["hold 1 no-email"]);
    expect(plan.findings).toEqual([{ code: "no-email", employeeId: "1", name: "Ada Lovelace", params: {} }]);
    expect(plan.people).toMatchObject({ held: 1, linked: 0 });
  });

  test("an account keeps its old one, and everything else is carried over", () => {
    const plan = planOf({
      employees: [employee({}, { email: null, position: "Lead", office: named("1", "Ulm") })],
      accounts: [account()],
    });
    expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead", location: "Ulm" });
    expect(findingKeys(plan)).toEqual(["no-email:1"]);
    expect(plan.people).toMatchObject({ held: 0, linked: 1 });
  });

  test("an address that may not be read keeps out new people only, and is one finding for all", () => {
    const plan = planOf({
      employees: ["1", "2", "3"].map((id) => employee({ id }, { email: undefined })),
      accounts: [account()],
    });
    expect(briefly(plan)).toEqual(["hold 2 attribute-not-readable", "hold 3 attribute-not-readable"]);
    expect(plan.changes[0]?.reason.params).toEqual({ attribute: "email" });
    expect(findingKeys(plan)).toEqual(["attribute-not-readable:email"]);
  });

  test("an address that is missing from one record alone is a finding too", () => {
    const plan = planOf({ employees: [employee(), employee({ id: "2" }, { email: undefined })] });
    expect(findingKeys(plan)).toEqual(["attribute-not-readable:email"]);
  });
});

describe("rule 2: an address two people have", () => {
  test("two new people are both held, and named to each other", () => {
    const plan = planOf({
      employees: [employee({}, { email: "us@x.de" }), employee({ id: "2" }, { email: "US@x.de" })],
    });
    expect(briefly(plan)).toEqual(["hold 1 email-conflict", "hold 2 email-conflict"]);
    expect(plan.findings).toMatchObject([{ params: { with: ["2"] } }, { params: { with: ["1"] } }]);
  });

  test("a new person is held, the one whose account has it is left alone", () => {
    const input = people(["1@example.com", "1@example.com"], [1]);
    expect(briefly(plan(input))).toEqual(["hold 2 email-conflict"]);
  });

  test("two people with accounts keep theirs", () => {
    const input = people(["new@x.de", "new@x.de"], [1, 2]);
    expect(plan(input).changes).toEqual([]);
    expect(findingKeys(plan(input))).toEqual(["email-conflict:1", "email-conflict:2"]);
  });

  test("a person with an account isn't given what a new person has too", () => {
    const input = people(["new@x.de", "new@x.de"], [1]);
    expect(briefly(plan(input))).toEqual(["hold 2 email-conflict"]);
    expect(findingKeys(plan(input))).toEqual(["email-conflict:1", "email-conflict:2"]);
  });

  test("who already has the address keeps it when a colleague is given it", () => {
    const input = people(["1@example.com", "1@example.com"], [1, 2]);
    expect(plan(input).changes).toEqual([]);
    expect(findingKeys(plan(input))).toEqual(["email-conflict:2"]);
  });

  test("somebody who isn't active is nobody's rival", () => {
    const plan = planOf({
      employees: [employee(), employee({ id: "2", status: "inactive" }, { email: "1@example.com" })],
    });
    expect(briefly(plan)).toEqual(["create account:1 status-active"]);
  });

  test("the address of a linked account whose employee has no address any more stays taken", () => {
    const input = people([null, "1@example.com"], [1]);
    expect(briefly(plan(input))).toEqual(["hold 2 email-conflict"]);
    expect(plan(input).findings).toMatchObject([{ code: "no-email" }, { params: { with: ["1"] } }]);
  });

  test("the address of somebody excluded stays taken", () => {
    const input = people(["moved@x.de", "1@example.com"], [1], { exclusions: { id: ["1"] } });
    expect(briefly(plan(input))).toEqual(["exclude a1 exclusion", "hold 2 email-conflict"]);
  });

  test("the address of somebody held back stays taken", () => {
    const input = people(["moved@x.de", "1@example.com"], [1, 2], { heldBack: ["1"] });
    expect(briefly(plan(input))).toEqual(["hold a1 held-by-admin"]);
    expect(findingKeys(plan(input))).toEqual(["email-conflict:2"]);
  });

  test("the address of somebody on leave stays taken, wherever they move", () => {
    const input = planInput({
      employees: [
        employee({ status: "leave" }, { email: "moved@x.de" }),
        employee({ id: "2" }, { email: "1@example.com" }),
      ],
      accounts: [account({ state: "deactivated" })],
    });
    expect(briefly(plan(input))).toEqual(["hold 2 email-conflict"]);
  });
});

describe("rule 2: addresses that change hands in one run", () => {
  test("two people swap", () => {
    const input = people(["2@example.com", "1@example.com"], [1, 2]);
    expect(addressesAfter(input)).toEqual(["a1 2@example.com", "a2 1@example.com"]);
    expect(plan(input).findings).toEqual([]);
  });

  test("three people hand theirs round", () => {
    const input = people(["2@example.com", "3@example.com", "1@example.com"], [1, 2, 3]);
    expect(addressesAfter(input)).toEqual(["a1 2@example.com", "a2 3@example.com", "a3 1@example.com"]);
  });

  test.each([
    [
      "forwards",
      ["2@example.com", "3@example.com", "free@x.de"],
      ["2@example.com", "3@example.com", "free@x.de"],
    ],
    [
      "backwards",
      ["free@x.de", "1@example.com", "2@example.com"],
      ["free@x.de", "1@example.com", "2@example.com"],
    ],
  ])("a chain of three comes out right, %s", (_, wanted, got) => {
    const input = people(wanted, [1, 2, 3]);
    expect(addressesAfter(input)).toEqual(got.map((email, index) => `a${index + 1} ${email}`));
  });

  test.each([
    [
      "forwards",
      ["2@example.com", "3@example.com", null],
      ["email-conflict:1", "email-conflict:2", "no-email:3"],
    ],
    [
      "backwards",
      [null, "1@example.com", "2@example.com"],
      ["email-conflict:2", "email-conflict:3", "no-email:1"],
    ],
  ])("a chain breaks as a whole when the last keeps his address, %s", (_, wanted, findings) => {
    const input = people(wanted, [1, 2, 3]);
    expect(plan(input).changes).toEqual([]);
    expect(findingKeys(plan(input))).toEqual(findings);
  });

  test("a chain breaks at an account nobody linked, and names it where it breaks", () => {
    const input = people(["2@example.com", "hand@x.de"], [1, 2]);
    const hand = account({ id: "a9", externalId: null, email: "hand@x.de" });
    const broken = plan({ ...input, accounts: [...input.accounts, hand] });
    expect(broken.changes).toEqual([]);
    expect(broken.findings).toMatchObject([
      { code: "email-conflict", employeeId: "1", params: { with: ["2"] } },
      { code: "identity-conflict", employeeId: "2", params: { with: ["a9"] } },
    ]);
  });

  test("a new person gets what another gives up", () => {
    const input = people(["free@x.de", "1@example.com"], [1]);
    expect(addressesAfter(input)).toEqual(["a1 free@x.de", "account:2 1@example.com"]);
  });

  test("a new person at the end of a chain gets his, or is held with it", () => {
    const chain = people(["free@x.de", "1@example.com", "2@example.com"], [1, 2]);
    expect(addressesAfter(chain)).toContain("account:3 2@example.com");
    const broken = people([null, "1@example.com", "2@example.com"], [1, 2]);
    expect(briefly(plan(broken))).toEqual(["hold 3 email-conflict"]);
  });

  test("who only changes the spelling gives nothing up", () => {
    const input = people(["1@EXAMPLE.com", "1@example.com"], [1]);
    expect(briefly(plan(input))).toEqual(["update a1 changed-in-personio", "hold 2 email-conflict"]);
  });

  test("who is refused an address gets everything else", () => {
    const plan = planOf({
      employees: [employee({}, { email: "2@example.com", position: "Lead" }), employee({ id: "2" })],
      accounts: [account(), account({ id: "a2" })],
    });
    expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead" });
  });
});

describe("rule 2: held people", () => {
  test.each([
    ["no address", { email: null }],
    ["a shared address", { email: "2@example.com" }],
  ])("leave like anybody else: %s", (_, values) => {
    const plan = planOf({
      employees: [employee({ status: "inactive" }, values), employee({ id: "2" })],
      accounts: [account(), account({ id: "a2" })],
    });
    expect(briefly(plan)).toEqual(["deactivate a1 status-inactive"]);
    expect(plan.findings).toEqual([]);
  });

  test("are left alone when their record has no status we know, and fail nobody else", () => {
    const plan = planOf({
      employees: [
        employee({ status: null }, { position: "Lead" }),
        employee({ id: "2", status: null }),
        employee({ id: "3" }),
      ],
      accounts: [account()],
      nameless: 2,
    });
    expect(briefly(plan)).toEqual([
      "create account:3 status-active",
      "hold a1 invalid-record",
      "hold 2 invalid-record",
    ]);
    expect(findingKeys(plan)).toEqual(["invalid-record:", "invalid-record:1", "invalid-record:2"]);
    expect(plan.findings.find(({ employeeId }) => employeeId === null)?.params).toEqual({ records: "2" });
    expect(plan.people).toMatchObject({ employees: 5, held: 4, linked: 1 });
  });

  test("are recorded once, and stay a finding", () => {
    const held = planInput({
      employees: [
        employee({}, { email: null }),
        employee({ id: "2" }, { email: undefined }),
        employee({ id: "3" }, { email: "x@x.de" }),
        employee({ id: "4" }, { email: "x@x.de" }),
        employee({ id: "5", status: null }),
      ],
    });
    expect(plan(held).changes).toHaveLength(5);
    const again = plan(applyPlan(held, plan(held)));
    expect(again.changes).toEqual([]);
    expect(findingKeys(again)).toEqual(findingKeys(plan(held)));
    expect(again.people.held).toBe(5);
  });

  test("by an admin are recorded in every run, without a finding", () => {
    const plan = planOf({
      employees: [employee({ status: "inactive" })],
      accounts: [account()],
      heldBack: ["1"],
      openFindings: ["held-by-admin:1"],
    });
    expect(briefly(plan)).toEqual(["hold a1 held-by-admin"]);
    expect(plan).toMatchObject({ findings: [], people: { held: 1 } });
  });
});
