/** Accounts by hand: `POST` and `PATCH /v1/accounts`, deactivate and reactivate. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import { accountRow, insertRows, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;
let company: Company;

type Account = Readonly<Record<string, unknown>> & { readonly id: string };
type Edited = Account & { readonly overwrittenBySync: readonly string[] };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  company = createCompany({ people: 0 });
  await api.rollcall.reset({ company });
  const { db } = api.rollcall;
  await db.prepare("DELETE FROM audit_event").run();
  await insertRows(db, "account", [
    accountRow("ada", { first_name: "Ada", last_name: "Lovelace", custom: '{"Team":"A","Alt":null}' }),
    accountRow("grace", { first_name: "Grace", last_name: "Hopper", manager_id: "ada" }),
    accountRow("jean", { manager_id: "grace", state: "deactivated", deactivated_by: "sync" }),
  ]);
  await insertRows(db, "team", [teamRow("choir", "Chor")]);
});

const create = (body: unknown) => api.ask<Account>("POST", "/v1/accounts", { body });
const edit = (id: string, body: unknown) => api.ask<Edited>("PATCH", `/v1/accounts/${id}`, { body });
const turn = (id: string, how: "deactivate" | "reactivate") =>
  api.ask<Edited>("POST", `/v1/accounts/${id}/${how}`);
const records = () =>
  api.rollcall.rows("SELECT actor, action, subject, before, after FROM audit_event ORDER BY id");
const revision = async (): Promise<unknown> =>
  (await api.rollcall.rows("SELECT number FROM revision"))[0]?.["number"];
const snapshot = () =>
  Promise.all(
    ["account", "audit_event", "revision"].map((table) => api.rollcall.rows(`SELECT * FROM ${table}`)),
  );
const MARY = { email: "Mary@beispiel.example", firstName: "Mary", lastName: "Jackson" };

describe("creating", () => {
  test("makes an account that nobody in Personio stands behind", async () => {
    const { status, body } = await create(MARY);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{
        ...MARY,
        id: expect.stringMatching(/./u),
        externalId: null,
        jobTitle: null,
        startDate: null,
        endDate: null,
      },
      ...{ location: null, gender: null, level: null, custom: {}, manager: null, isManager: false },
      ...{ state: "active", deactivatedBy: null, link: "unlinked", teams: [] },
      invitation: { state: "none", sentAt: null, times: 0 },
      etag: expect.stringMatching(/^".+"$/u),
      overwrittenBySync: [],
    });
    const { overwrittenBySync: _, ...account } = body;
    expect((await api.ask<Account>("GET", `/v1/accounts/${body.id}`)).body).toMatchObject(account);
  });

  test("takes everything an account can have", async () => {
    const more = {
      jobTitle: "Ingenieurin",
      startDate: "2020-02-29",
      endDate: "2026-12-31",
      location: "Köln",
    };
    const { body } = await create({
      ...{ ...MARY, ...more, gender: "female", level: "Senior", managerId: "ada" },
      custom: { "Cost centre": "K1", FTE: 0.8, Sprachen: ["de", "en"], Leer: null },
    });
    expect(body).toMatchObject({ ...more, gender: "female", level: "Senior", manager: { id: "ada" } });
    expect(body["custom"]).toEqual({ "Cost centre": "K1", FTE: 0.8, Sprachen: ["de", "en"] });
  });

  test("is on record, and a plan made before is stale", async () => {
    const { body } = await create({ ...MARY, jobTitle: " ", managerId: "ada" });
    expect(await records()).toEqual([
      {
        ...{ actor: expect.stringMatching(/./u), action: "account.create", subject: body.id, before: null },
        after: JSON.stringify({
          firstName: "Mary",
          lastName: "Jackson",
          jobTitle: null,
          email: MARY.email,
          manager: "ada",
        }),
      },
    ]);
    expect(await revision()).toBe(1);
  });

  test.each(["ADA@Beispiel.example", "ada@beispiel.example", " ada@beispiel.example "])(
    "refuses an address that is taken: %j",
    async (email) => {
      const before = await snapshot();
      const { status, body } = await create({ ...MARY, email });
      const refusal = { code: "email-taken", params: { accountId: "ada" } };
      expect({ status, body }).toMatchObject({ status: 409, body: refusal });
      expect(await snapshot()).toEqual(before);
    },
  );

  test("knows an address in another Unicode form", async () => {
    await create({ ...MARY, email: "Jo\u0308rg@beispiel.example" });
    expect((await create({ ...MARY, email: "JÖRG@beispiel.example" })).status).toBe(409);
  });

  test("once, when asked twice at the same time", async () => {
    const answers = await Promise.all([create(MARY), create(MARY), create(MARY)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await records()).toHaveLength(1);
  });
});

describe("bad values", () => {
  const each = (field: string, ...values: readonly unknown[]) =>
    values.map((value) => [field, value] as const);
  const BAD: ReadonlyArray<readonly [string, unknown]> = [
    ...each("email", "nobody", "a b@c", null, `${"x".repeat(500)}@y.de`, "a\0@b.de"),
    ...each("firstName", "", "  ", null),
    ...each("lastName", 7, "x".repeat(501)),
    ...each("jobTitle", "a\0b", "half \ud800", ["a"]),
    ...each("startDate", "2025-02-29", "2025-2-1", "2025-01-01T00:00:00Z"),
    ...each("endDate", " ", "0000-00-00"),
    ...each("custom", { "": "x" }, { constructor: "x" }, { a: { b: "c" } }, { a: "x".repeat(501) }),
    ...each("custom", { a: ["\0"] }, { a: true }, null),
    ["custom", Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`n${index}`, "x"]))],
    ...each("managerId", "", 7),
    ["externalId", "1"],
    ["link", "linked"],
    ["state", "deactivated"],
    ["teams", []],
  ];

  test.each(BAD)("%s: %j", async (field, value) => {
    const before = await snapshot();
    const answers = [await create({ ...MARY, [field]: value }), await edit("ada", { [field]: value })];
    for (const { status, body } of answers) {
      expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
      const [issue] = (body["params"] as { issues: ReadonlyArray<{ path: string }> }).issues;
      expect(issue?.path.split(".")[0]).toBe(field);
    }
    expect(await snapshot()).toEqual(before);
  });

  test("nothing, and nothing that is required", async () => {
    for (const left of ["email", "firstName", "lastName"]) {
      const { status } = await create({ ...MARY, [left]: undefined });
      expect(status).toBe(422);
    }
    expect((await create([])).status).toBe(422);
  });

  test.each([
    ["ada", "nobody", "manager-unknown"],
    ["ada", "ada", "manager-is-self"],
    ["ada", "grace", "manager-cycle"],
    ["ada", "jean", "manager-cycle"],
  ])("%s can't report to %s: %s", async (id, managerId, message) => {
    const { status, body } = await edit(id, { managerId });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: "invalid-request", params: { issues: [{ path: "managerId", message }] } },
    });
  });

  test("a circle that is there already is no trap", async () => {
    await api.rollcall.db.prepare("UPDATE account SET manager_id = 'jean' WHERE id = 'grace'").run();
    const { body } = await edit("ada", { managerId: "jean" });
    expect(body["manager"]).toMatchObject({ id: "jean" });
  });

  test("two admins can't close one together", async () => {
    await insertRows(api.rollcall.db, "account", [accountRow("x"), accountRow("y")]);
    const answers = await Promise.all([edit("x", { managerId: "y" }), edit("y", { managerId: "x" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

describe("editing", () => {
  test("changes what is given, and nothing else", async () => {
    const { status, body } = await edit("ada", {
      jobTitle: " Chefin ",
      location: "",
      custom: { Neu: 7, Team: null },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: "ada", firstName: "Ada", jobTitle: "Chefin", location: null, custom: { Alt: null, Neu: 7 } },
      overwrittenBySync: [],
    });
    expect(await records()).toEqual([
      {
        ...{ actor: expect.stringMatching(/./u), action: "account.update", subject: "ada" },
        before: JSON.stringify({ jobTitle: null, custom: { Team: "A", Alt: null } }),
        after: JSON.stringify({ jobTitle: "Chefin", custom: { Alt: null, Neu: 7 } }),
      },
    ]);
  });

  test("is part of the account's history", async () => {
    await edit("grace", { managerId: null, custom: { Neu: ["a"] } });
    const { body } = await api.ask<{ explanation: { history: unknown } }>("GET", "/v1/accounts/grace");
    expect(body.explanation.history).toEqual([
      {
        at: expect.stringMatching(/Z$/u),
        by: { kind: "admin", name: expect.stringMatching(/./u) },
        kind: "update",
        fields: [
          { field: "manager", before: "Ada Lovelace", after: null },
          { field: "custom.Neu", before: null, after: ["a"] },
        ],
        reason: { code: "by-hand", params: {} },
      },
    ]);
  });

  test.each([
    {},
    { firstName: "Ada", lastName: "Lovelace", email: "ada@beispiel.example" },
    { jobTitle: null, startDate: null, custom: {}, managerId: null },
    { custom: { Team: "A", Nichts: null } },
    { level: "" },
  ])("writes nothing where nothing changes: %j", async (body) => {
    const before = await snapshot();
    expect((await edit("ada", body)).status).toBe(200);
    expect(await snapshot()).toEqual(before);
  });

  test("takes another spelling of the own address, and refuses that of another", async () => {
    expect((await edit("ada", { email: "Ada@beispiel.example" })).body["email"]).toBe("Ada@beispiel.example");
    const { status, body } = await edit("ada", { email: "GRACE@beispiel.example" });
    expect({ status, code: body["code"] }).toEqual({ status: 409, code: "email-taken" });
  });

  test("finds nobody who isn't there", async () => {
    expect((await edit("nobody", { jobTitle: "x" })).status).toBe(404);
    expect((await turn("nobody", "deactivate")).status).toBe(404);
  });

  test("loses nothing when two admins edit at once", async () => {
    await Promise.all([edit("ada", { custom: { A: "1" } }), edit("ada", { custom: { B: "2" } })]);
    const { body } = await api.ask<Account>("GET", "/v1/accounts/ada");
    expect(body["custom"]).toEqual({ A: "1", B: "2", Team: "A", Alt: null });
  });
});

describe("deactivating and reactivating", () => {
  test("is done by an admin, on record, and again without a trace", async () => {
    expect((await turn("ada", "deactivate")).body).toMatchObject({
      state: "deactivated",
      deactivatedBy: "admin",
    });
    const before = await snapshot();
    expect((await turn("ada", "deactivate")).body).toMatchObject({
      state: "deactivated",
      overwrittenBySync: [],
    });
    expect(await snapshot()).toEqual(before);
    expect((await turn("ada", "reactivate")).body).toMatchObject({ state: "active", deactivatedBy: null });
    expect(await records()).toMatchObject([
      { action: "account.deactivate", before: '{"state":"active"}', after: '{"state":"deactivated"}' },
      { action: "account.reactivate", before: '{"state":"deactivated"}', after: '{"state":"active"}' },
    ]);
  });

  test("doesn't claim what the sync did", async () => {
    expect((await turn("jean", "deactivate")).body).toMatchObject({ deactivatedBy: "sync" });
    expect(await records()).toEqual([]);
  });
});

describe("what the next sync overwrites", () => {
  const idOf = async (externalId: number): Promise<string> => {
    const [row] = await api.rollcall.rows<{ id: string }>(
      "SELECT id FROM account WHERE external_id = ?",
      String(externalId),
    );
    return row?.id ?? "";
  };

  beforeEach(async () => {
    company.add({
      id: 1,
      firstName: "Kay",
      lastName: "McNulty",
      email: "kay@beispiel.example",
      supervisor: null,
    });
    company.add({
      ...{ id: 2, firstName: "Betty", lastName: "Snyder", email: "betty@beispiel.example", supervisor: 1 },
      ...{ position: "Rechnerin", office: "Berlin", gender: "female" },
    });
    await api.rollcall.connect();
    expect((await api.rollcall.sync()).state).toBe("succeeded");
  });

  test("is named, and is what the next sync overwrites", async () => {
    const betty = await idOf(2);
    const { body } = await edit(betty, {
      ...{
        jobTitle: "CEO",
        email: "b@beispiel.example",
        firstName: "Betty",
        level: "Senior",
        custom: { A: "1" },
      },
      ...{ managerId: "ada", startDate: "1999-01-01" },
    });
    expect(body["overwrittenBySync"]).toEqual(["jobTitle", "startDate", "managerId", "email"]);
    await api.rollcall.sync();
    const { body: after } = await api.ask<Account>("GET", `/v1/accounts/${betty}`);
    expect(after).toMatchObject({
      ...{ jobTitle: "Rechnerin", email: "betty@beispiel.example", level: "Senior", custom: { A: "1" } },
      manager: { id: await idOf(1) },
    });
    expect(after["startDate"]).not.toBe("1999-01-01");
  });

  test("is named at once when somebody in Personio takes the new account over", async () => {
    company.add({
      id: 3,
      firstName: "Mary",
      lastName: "Jackson",
      email: MARY.email,
      position: "Ingenieurin",
    });
    expect((await api.rollcall.sync("preview")).state).toBe("succeeded");
    const { status, body } = await create({
      ...MARY,
      lastName: "Winston",
      jobTitle: "Chefin",
      level: "Senior",
    });
    expect({ status, overwritten: body["overwrittenBySync"] }).toEqual({
      status: 201,
      overwritten: ["lastName", "jobTitle"],
    });
    await api.rollcall.sync();
    const { body: after } = await api.ask<Account>("GET", `/v1/accounts/${body.id}`);
    expect(after).toMatchObject({
      externalId: "3",
      lastName: "Jackson",
      jobTitle: "Ingenieurin",
      level: "Senior",
    });
  });

  test("is nothing when the edit is what Personio says", async () => {
    const betty = await idOf(2);
    await api.rollcall.db
      .prepare("UPDATE account SET job_title = 'x', manager_id = NULL WHERE id = ?")
      .bind(betty)
      .run();
    const { body } = await edit(betty, { jobTitle: "Rechnerin", managerId: await idOf(1) });
    expect(body["overwrittenBySync"]).toEqual([]);
  });

  test("is nothing of somebody excluded", async () => {
    const { db } = api.rollcall;
    await db
      .prepare("INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('office', 'Berlin', 0)")
      .run();
    expect((await edit(await idOf(2), { jobTitle: "CEO" })).body["overwrittenBySync"]).toEqual([]);
    expect((await turn(await idOf(2), "deactivate")).body["overwrittenBySync"]).toEqual([]);
  });

  test("is the state where the status says otherwise", async () => {
    company.change(2, { status: "leave" });
    await api.rollcall.sync();
    const betty = await idOf(2);
    expect((await turn(betty, "reactivate")).body["overwrittenBySync"]).toEqual(["state"]);
    await api.rollcall.sync();
    expect((await api.ask<Account>("GET", `/v1/accounts/${betty}`)).body).toMatchObject({
      deactivatedBy: "sync",
    });
  });

  test("is not the state of whom an admin deactivates, as long as nobody reactivates automatically", async () => {
    expect((await turn(await idOf(2), "deactivate")).body["overwrittenBySync"]).toEqual([]);
  });
});
