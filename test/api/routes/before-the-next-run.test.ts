/** What accounts and people are told between two runs agrees with what the next run then does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import { CUSTOM_NAME, configurationOf } from "./configuration.ts";
import { accountRow, insertRows } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;
let company: Company;
const { setTarget, exclude, setSettings } = configurationOf(() => api);

type Account = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly manager: { readonly id: string } | null;
};
type Edited = Account & { readonly overwrittenBySync: readonly string[] };
type Explanation = {
  readonly standing: string;
  readonly readAt: string | null;
  readonly rules: ReadonlyArray<{
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
  }>;
};

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const mail = (name: string) => `${name}@beispiel.example`;

beforeEach(async () => {
  company = createCompany({ people: 0 });
  company.add({ id: 1, firstName: "Kay", lastName: "McNulty", email: mail("kay"), supervisor: null });
  company.add({
    ...{ id: 2, firstName: "Betty", lastName: "Snyder", email: mail("betty"), supervisor: 1 },
    custom: { Level: "Lead" },
  });
  await api.rollcall.reset({ company });
  await insertRows(api.rollcall.db, "account", [accountRow("ada", { first_name: "Ada" })]);
  await api.rollcall.connect();
  expect((await api.rollcall.sync()).state).toBe("succeeded");
});

const idOf = async (externalId: number): Promise<string> => {
  const [row] = await api.rollcall.rows<{ id: string }>(
    "SELECT id FROM account WHERE external_id = ?",
    String(externalId),
  );
  if (row === undefined) throw new Error(`${externalId} has no account`);
  return row.id;
};
const edit = async (id: string, body: unknown) =>
  (await api.ask<Edited>("PATCH", `/v1/accounts/${id}`, { body })).body.overwrittenBySync;
const turn = (id: string, how: "deactivate" | "reactivate") =>
  api.ask<Edited>("POST", `/v1/accounts/${id}/${how}`);
const account = async (id: string) => (await api.ask<Account>("GET", `/v1/accounts/${id}`)).body;
const person = async (id: number) => (await api.ask<Explanation>("GET", `/v1/employees/${id}`)).body;
const codesOf = ({ standing, rules }: Explanation) => [standing, ...rules.map(({ code }) => code)];

describe("an edited manager", () => {
  /** What is said of an edit to “ada”, and who is the manager after the next run. */
  const edited = async () => {
    const betty = await idOf(2);
    const overwritten = await edit(betty, { managerId: "ada" });
    expect((await api.rollcall.sync()).state).toBe("succeeded");
    return { overwritten, manager: (await account(betty)).manager?.id };
  };

  test("is set back to a supervisor who comes back by then", async () => {
    await setSettings({ autoReactivate: true });
    const kay = await idOf(1);
    await turn(kay, "deactivate");
    expect(await edited()).toEqual({ overwritten: ["managerId"], manager: kay });
  });

  test("stays where the supervisor was deactivated by hand, and nobody reactivates", async () => {
    await turn(await idOf(1), "deactivate");
    expect(await edited()).toEqual({ overwritten: [], manager: "ada" });
  });

  test("stays where the supervisor is on leave, though their account is still active", async () => {
    company.change(1, { status: "leave" });
    await api.rollcall.sync();
    await turn(await idOf(1), "reactivate");
    expect(await edited()).toEqual({ overwritten: [], manager: "ada" });
  });

  test("stays where the supervisor's account is somebody's whom Personio knows no more", async () => {
    const kay = await idOf(1);
    company.delete(1);
    await api.rollcall.sync();
    await turn(kay, "reactivate");
    expect(await edited()).toEqual({ overwritten: [], manager: "ada" });
  });

  test("stays where the supervisors stand in a circle", async () => {
    company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: mail("jean"), supervisor: 2 });
    company.change(1, { supervisor: 3 });
    await api.rollcall.sync();
    expect(await edited()).toEqual({ overwritten: [], manager: "ada" });
  });

  test("is set back to a supervisor who is about to get an account", async () => {
    company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: null });
    company.change(2, { supervisor: 3 });
    await api.rollcall.sync();
    await api.rollcall.db
      .prepare("UPDATE employee SET data = json_set(data, '$.email', 'jean@beispiel.example') WHERE id = '3'")
      .run();
    company.change(3, { email: mail("jean") });
    const { overwritten, manager } = await edited();
    expect({ overwritten, manager }).toEqual({ overwritten: ["managerId"], manager: await idOf(3) });
  });
});

describe("a target that nothing was read for yet", () => {
  beforeEach(async () => {
    await setTarget(CUSTOM.level, { kind: "level" });
    await setTarget(CUSTOM.employmentKind, CUSTOM_NAME("Art"));
  });

  test("counts as setting back what was edited; the next run does", async () => {
    const betty = await idOf(2);
    expect(await edit(betty, { level: "CEO", custom: { Art: "x", Mein: "y" } })).toEqual([
      "level",
      "custom.Art",
    ]);
    await api.rollcall.sync();
    expect(await account(betty)).toMatchObject({ level: "Lead", custom: { Mein: "y" } });
    expect(await edit(betty, { level: "Lead" })).toEqual([]);
  });

  test("is no attribute that Personio withholds", async () => {
    const { rules } = await person(2);
    expect(rules.at(-1)).toEqual({
      code: "not-read-yet",
      params: { attributes: [CUSTOM.level, CUSTOM.employmentKind].sort() },
    });
    expect(rules.map(({ code }) => code)).not.toContain("absent-keeps-value");
    api.rollcall.personio.setUnreadable([CUSTOM.level]);
    await api.rollcall.sync();
    expect((await person(2)).rules.at(-1)).toEqual({
      code: "absent-keeps-value",
      params: { attributes: [CUSTOM.level] },
    });
  });
});

describe("an exclusion by what was not read yet", () => {
  const KEY = "weekly_working_hours";

  test("holds nobody, and is named", async () => {
    const { db } = api.rollcall;
    const { status } = await exclude(KEY, ["20"]);
    expect(status).toBe(200);
    expect(codesOf(await person(2))).toEqual(["linked", "status-drives-activation", "not-read-yet"]);
    await insertRows(db, "employee", [
      { id: "20", status: "active", hash: "", data: '{"email":"new@beispiel.example"}' },
    ]);
    expect(await person(20)).toMatchObject({
      standing: "waiting",
      rules: [{ code: "not-read-yet", params: { attributes: [KEY] } }],
    });
    await db.prepare("DELETE FROM employee WHERE id = '20'").run();
  });

  test("keeps an excluded account so, but not its edits", async () => {
    await exclude("office", ["Berlin"]);
    company.change(2, { office: "Berlin" });
    await api.rollcall.sync();
    const betty = await idOf(2);
    expect(await edit(betty, { jobTitle: "CEO" })).toEqual([]);
    await exclude("office", []);
    await exclude(KEY, ["1"]);
    expect(codesOf(await person(2))).toEqual(["excluded", "not-read-yet"]);
    expect(await edit(betty, { jobTitle: "CTO" })).toEqual(["jobTitle"]);
    await api.rollcall.sync();
    expect((await account(betty))["jobTitle"]).not.toBe("CTO");
  });
});

describe("people whose addresses or accounts meet", () => {
  test("hear each other's names", async () => {
    company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: mail("jean") });
    company.add({ id: 4, firstName: "Ruth", lastName: "Teitelbaum", email: mail("JEAN") });
    company.add({ id: 5, firstName: "Marlyn", lastName: "Wescoff", email: mail("kay") });
    company.change(2, { email: mail("ADA") });
    await api.rollcall.sync();
    expect((await person(3)).rules).toEqual([
      { code: "email-conflict", params: { with: ["4"], withNames: ["Ruth Teitelbaum"] } },
    ]);
    expect((await person(5)).rules[0]).toMatchObject({
      code: "email-conflict",
      params: { with: ["1"], withNames: ["Kay McNulty"] },
    });
    expect((await person(2)).rules).toContainEqual({
      code: "address-not-carried-over",
      params: { because: "identity-conflict", with: ["ada"], withNames: ["Ada"] },
    });
  });

  test("whose account went to their new profile hear so", async () => {
    const betty = await idOf(2);
    company.change(2, { status: "inactive", email: "_abcde_betty@beispiel.example" });
    await api.rollcall.sync();
    company.add({ id: 9, firstName: "Betty", lastName: "Snyder", email: mail("betty") });
    await api.rollcall.sync();
    expect(await idOf(9)).toBe(betty);
    expect((await person(2)).rules).toEqual([
      { code: "account-moved", params: { employeeId: "9", accountId: betty } },
      { code: "only-active-get-accounts", params: { status: "inactive" } },
    ]);
    expect(codesOf(await person(9))).not.toContain("account-moved");
    company.delete(2);
    await api.rollcall.sync();
    expect(codesOf(await person(2))).toEqual(["gone", "account-moved", "gone-from-personio"]);
  });
});
