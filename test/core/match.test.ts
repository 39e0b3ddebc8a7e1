/** Who gets an account, and which (rules 1, 3, 4, 5). */
import { describe, expect, test } from "vitest";
import { accountName, emailKey, isEmail } from "../../worker/core/account.ts";
import type { EmployeeStatus } from "../../worker/core/employee.ts";
import {
  account,
  briefly,
  changeOf,
  employee,
  fieldsOf,
  findingKeys,
  named,
  type PlanInputOver,
  planOf,
  reportsTo,
  team,
} from "./builders.ts";

/** Odd, and yet mail arrives there. */
const DELIVERABLE = [
  ...["o'neill@x.ie", "ada+hr@x.de", "a_b-c@x-y.de", "ada@localhost", "a/b=c!d#e$f%g&h*i?j^k`l{m|n}o~p@x.de"],
  ...[
    "jörg.müller@büro.de",
    "用户@例子.公司",
    "ada@xn--bcher-kva.de",
    "ada@sub_domain.x.de",
    "1@x.de",
    "ADA@X.DE",
  ],
  ...["वि\u200dक@x.de", "A\u030asa@x.se", "_@x.de", "a.b.c@d.e.f.de"],
];

/** Nobody gets mail there. */
const UNDELIVERABLE = [
  ...[
    "a\u0007@x.de",
    "a\u007f@x.de",
    "a\u00a0b@x.de",
    "a\u200b@x.de",
    "a@x.de\u2060",
    "\u202ea@x.de",
    "half\ud800@x.de",
  ],
  ...[
    "Ada<ada@x.de>",
    "a(b)@x.de",
    "a,b@x.de",
    "a;b@x.de",
    "a:b@x.de",
    '"ada"@x.de',
    "a\\b@x.de",
    "a@b\nc.de",
  ],
  ...[".ada@x.de", "ada.@x.de", "a..b@x.de", "ada@.x.de", "ada@x.de.", "ada@x..de", "@", "", "ada@x@y"],
];

describe("rule 1: who gets an account", () => {
  test("every active employee gets one", () => {
    const plan = planOf({ employees: [employee(), employee({ id: "2" })] });
    expect(briefly(plan)).toEqual(["create account:1 status-active", "create account:2 status-active"]);
    expect(changeOf(plan, "create", "account:1")).toMatchObject({
      employeeId: "1",
      name: "Ada Lovelace",
      before: {},
      after: { externalId: "1", email: "1@example.com", firstName: "Ada", lastName: "Lovelace" },
    });
    expect(plan.people).toEqual({ employees: 2, linked: 2, excluded: 0, held: 0, waiting: 0 });
  });

  test.each<EmployeeStatus>(["onboarding", "leave", "inactive"])(
    "somebody whose status is %s waits",
    (status) => {
      const plan = planOf({ employees: [employee({ status })] });
      expect(plan).toMatchObject({ changes: [], findings: [], people: { waiting: 1 } });
    },
  );

  test("an account that is right already is left alone", () => {
    const plan = planOf({ employees: [employee()], accounts: [account()] });
    expect(plan).toMatchObject({
      changes: [],
      findings: [],
      counts: { unchanged: 1 },
      people: { linked: 1 },
    });
  });

  test("somebody without a name goes by the address, or by the ID", () => {
    const nameless = { first_name: null, last_name: undefined };
    const plan = planOf({
      employees: [employee({}, nameless), employee({ id: "2" }, { ...nameless, email: null })],
    });
    expect(plan.changes.map(({ name }) => name)).toEqual(["1@example.com", "2"]);
    expect(planOf({ employees: [employee({}, { ...nameless, email: 5 })] }).changes[0]?.name).toBe("1");
  });
});

describe("rule 3: matching", () => {
  test("the stored ID decides, whatever the address", () => {
    const plan = planOf({ employees: [employee({}, { email: "new@example.com" })], accounts: [account()] });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio"]);
    expect(fieldsOf(plan, "a1")).toEqual({ email: "new@example.com" });
  });

  test("without a stored ID, an unlinked account with the address is adopted and updated", () => {
    const plan = planOf({
      employees: [employee({ id: "7" }, { position: "Lead" })],
      accounts: [account({ id: "a7", externalId: null })],
    });
    expect(briefly(plan)).toEqual(["update a7 same-email"]);
    expect(fieldsOf(plan, "a7")).toEqual({ externalId: "7", jobTitle: "Lead" });
  });

  test("addresses are compared without regard to case, and kept as Personio spells them", () => {
    const plan = planOf({
      employees: [employee({}, { email: "Ada.L@Example.com" }), employee({ id: "2" }, { email: " B@x.de " })],
      accounts: [account({ externalId: null, email: "ada.l@EXAMPLE.com" })],
    });
    expect(fieldsOf(plan, "a1")).toEqual({ externalId: "1", email: "Ada.L@Example.com" });
    expect(fieldsOf(plan, "account:2")).toMatchObject({ email: "B@x.de" });
  });

  test("a linked account takes over Personio's spelling", () => {
    const plan = planOf({ employees: [employee({}, { email: "1@Example.com" })], accounts: [account()] });
    expect(changeOf(plan, "update", "a1")).toMatchObject({
      before: { email: "1@example.com" },
      after: { email: "1@Example.com" },
    });
  });

  test.each<EmployeeStatus>(["onboarding", "leave", "inactive"])("nobody adopts while %s", (status) => {
    const plan = planOf({ employees: [employee({ status })], accounts: [account({ externalId: null })] });
    expect(plan).toMatchObject({ changes: [], people: { waiting: 1, linked: 0 } });
  });

  test("nobody adopts while excluded", () => {
    const plan = planOf({
      employees: [employee({}, { office: named("1", "Berlin") })],
      accounts: [account({ externalId: null })],
      exclusions: { office: ["Berlin"] },
    });
    expect(plan).toMatchObject({ changes: [], people: { excluded: 1 } });
  });

  test("ID and address that point to two accounts are never guessed between", () => {
    const plan = planOf({
      employees: [employee({}, { email: "hand@example.com", position: "Lead" })],
      accounts: [account(), account({ id: "a9", externalId: null, email: "Hand@example.com" })],
    });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio"]);
    expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead" });
    expect(plan.findings).toEqual([
      { code: "identity-conflict", employeeId: "1", name: "Ada Lovelace", params: { with: ["a9"] } },
    ]);
  });

  test("nor is the account of somebody who left taken from a stored ID", () => {
    const plan = planOf({
      employees: [employee({}, { email: "2@example.com" }), employee({ id: "2", status: "inactive" })],
      accounts: [account(), account({ id: "a2", state: "deactivated" })],
    });
    expect(plan.changes).toEqual([]);
    expect(plan.findings).toMatchObject([{ code: "identity-conflict", params: { with: ["a2"] } }]);
  });

  test.each([
    ["case", "ADA@X.DE"],
    ["blanks around it", " ada@x.de\n"],
  ])("one address is one, whatever its %s", (_, email) => {
    expect(emailKey(email)).toBe("ada@x.de");
  });

  test("an address is one in both forms of an umlaut", () => {
    expect(emailKey("mu\u0308ller@x.de")).toBe(emailKey("m\u00fcller@x.de"));
  });

  test.each<readonly [string, boolean]>([
    ["ada@x.de", true],
    [" ada@x.de ", true],
    ["ada", false],
    ["ada@", false],
    ["@x.de", false],
    ["ada @x.de", false],
    ["a@b@x.de", false],
    ...DELIVERABLE.map((text) => [text, true] as const),
    ...UNDELIVERABLE.map((text) => [text, false] as const),
  ])("an address one could send to: %j %s", (text, isOne) => {
    expect(isEmail(text)).toBe(isOne);
  });
});

describe("rule 4: a rehire", () => {
  const rehired = (over: PlanInputOver & { readonly old?: EmployeeStatus | null } = {}) => {
    const { old = "inactive", ...rest } = over;
    const former = employee({ status: old }, { email: "_x8k2a1@example.com" });
    const fresh = employee({ id: "2" }, { email: "1@Example.com" });
    const employees = old === null ? [fresh] : [former, fresh];
    return planOf({
      employees,
      accounts: [account({ state: "deactivated" })],
      autoReactivate: true,
      ...rest,
    });
  };

  test("takes over the account of an inactive profile", () => {
    const plan = rehired();
    expect(briefly(plan)).toEqual(["reactivate a1 status-active", "update a1 rehired"]);
    expect(changeOf(plan, "update", "a1")).toMatchObject({
      employeeId: "2",
      before: { externalId: "1", email: "1@example.com" },
      after: { externalId: "2", email: "1@Example.com" },
    });
    expect(plan).toMatchObject({ relinks: 1, people: { linked: 1, waiting: 1 } });
  });

  test("takes over the account of a profile that is gone, which is not deactivated then", () => {
    const plan = rehired({ old: null, gone: ["1"], accounts: [account()] });
    expect(briefly(plan)).toEqual(["update a1 rehired"]);
    expect(plan).toMatchObject({ relinks: 1, linkedActive: 1 });
  });

  test("takes it over whichever ID is the higher", () => {
    const employees = [
      employee({ id: "9", status: "inactive" }),
      employee({ id: "2" }, { email: "9@example.com" }),
    ];
    const plan = planOf({ employees, accounts: [account({ id: "a9" })] });
    expect(briefly(plan)).toEqual(["update a9 rehired"]);
    expect(plan.people).toMatchObject({ linked: 1, waiting: 1 });
  });

  test("keeps memberships and everything else made by hand", () => {
    const history = account({ memberships: [["t1", "manual"]], custom: { "T-shirt": "M" } });
    const plan = rehired({ accounts: [history], teams: [team("t1", "Choir", "manual")] });
    expect(Object.keys(fieldsOf(plan, "a1"))).toEqual(["externalId", "email"]);
  });

  test("isn't reactivated when that is switched off", () => {
    const plan = rehired({ autoReactivate: false });
    expect(briefly(plan)).toEqual(["update a1 rehired"]);
    expect(findingKeys(plan)).toEqual(["waiting-for-reactivation:2"]);
  });

  test.each<EmployeeStatus>(["leave", "onboarding"])("is held while the old profile is %s", (old) => {
    const plan = rehired({ old, accounts: [account()] });
    expect(briefly(plan)).toEqual([`deactivate a1 status-${old}`, "hold 2 email-conflict"]);
    expect(plan.findings).toMatchObject([
      { code: "email-conflict", employeeId: "2", params: { with: ["1"] } },
    ]);
  });

  test("is held while the old profile is active", () => {
    const employees = [employee(), employee({ id: "2" }, { email: "1@example.com" })];
    expect(briefly(planOf({ employees, accounts: [account()] }))).toEqual(["hold 2 email-conflict"]);
  });

  test("takes over the account of a profile that an earlier run proved to be gone", () => {
    const plan = rehired({ old: null, accounts: [account({ state: "deactivated" })] });
    expect(briefly(plan)).toEqual(["reactivate a1 status-active", "update a1 rehired"]);
  });

  test("is held while an admin holds the old profile back", () => {
    const plan = rehired({ heldBack: ["1"], accounts: [account()] });
    expect(briefly(plan)).toEqual(["hold a1 held-by-admin", "hold 2 email-conflict"]);
  });

  test("who is held back leaves the account to the old profile", () => {
    const plan = rehired({ heldBack: ["2"], accounts: [account()] });
    expect(briefly(plan)).toEqual(["deactivate a1 status-inactive", "hold 2 held-by-admin"]);
  });

  test("takes over the account of an excluded old profile, which stays excluded", () => {
    const plan = rehired({ exclusions: { id: ["1"] }, accounts: [account({ link: "excluded" })] });
    expect(briefly(plan)).toEqual(["include a1 no-longer-excluded", "update a1 rehired"]);
    expect(plan.people).toMatchObject({ linked: 1, excluded: 1, waiting: 0 });
  });

  test("an old profile that becomes excluded meanwhile doesn't cut the link of the new one", () => {
    expect(briefly(rehired({ exclusions: { id: ["1"] }, accounts: [account()] }))).toEqual([
      "update a1 rehired",
    ]);
  });

  test("who is excluded takes over nothing", () => {
    const plan = rehired({ exclusions: { id: ["2"] }, accounts: [account()] });
    expect(briefly(plan)).toEqual(["deactivate a1 status-inactive"]);
    expect(plan).toMatchObject({ relinks: 0, people: { excluded: 1, linked: 1 } });
  });

  test("who hasn't started yet waits", () => {
    const former = employee({ status: "inactive" });
    const soon = employee({ id: "2", status: "onboarding" }, { email: "1@example.com" });
    const plan = planOf({ employees: [former, soon], accounts: [account()] });
    expect(briefly(plan)).toEqual(["deactivate a1 status-inactive"]);
  });

  test.each<EmployeeStatus>(["inactive", "leave", "onboarding"])(
    "an address is never copied from who is %s",
    (status) => {
      const plan = planOf({
        employees: [employee({ status }, { email: "_x8k2a1@example.com", position: "Lead" })],
        accounts: [account({ state: "deactivated" })],
      });
      expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead" });
      expect(plan.findings).toEqual([]);
    },
  );

  test("a report that names the old profile keeps the manager, and HR hears of it", () => {
    const report = employee({ id: "3" }, { supervisor: reportsTo("1") });
    const former = employee({ status: "inactive" });
    const fresh = employee({ id: "2" }, { email: "1@example.com", supervisor: reportsTo("3") });
    const plan = planOf({
      employees: [former, fresh, report],
      accounts: [account(), account({ id: "a3" })],
    });
    expect(fieldsOf(plan, "a1")).toMatchObject({ externalId: "2", manager: "a3" });
    expect(fieldsOf(plan, "a3")).toEqual({});
    expect(findingKeys(plan)).toEqual(["manager-unknown:3"]);
  });
});

describe("rule 5: accounts nobody linked", () => {
  test("are never changed when nobody has their address", () => {
    const plan = planOf({
      employees: [employee()],
      accounts: [
        account(),
        account({ id: "a8", externalId: null, state: "deactivated", managerId: "a1" }),
        account({ id: "a9", externalId: null, custom: { Old: "x" }, sourced: ["custom:Old"] }),
      ],
      autoReactivate: true,
    });
    expect(plan).toMatchObject({ changes: [], linkedActive: 1 });
  });

  test("go by their name, or by their address", () => {
    expect(accountName(account({ text: { firstName: null } }))).toBe("Lovelace");
    expect(accountName(account({ text: { firstName: null, lastName: null } }))).toBe("1@example.com");
  });
});
