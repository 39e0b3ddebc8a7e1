/** Teams and memberships by hand, and what the next sync makes of a new name. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import { accountRow, insertRows, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;
let company: Company;

type Team = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  company = createCompany({ people: 0 });
  await api.rollcall.reset({ company });
  const { db } = api.rollcall;
  await db.prepare("DELETE FROM audit_event").run();
  await insertRows(db, "team", [teamRow("choir", "Chor"), teamRow("aid", "Ersthilfe")]);
  await insertRows(db, "account", [accountRow("ada", { first_name: "Ada" }), accountRow("grace")]);
});

const create = (name: unknown) => api.ask<Team>("POST", "/v1/teams", { body: { name } });
const rename = (id: string, name: unknown) => api.ask<Team>("PATCH", `/v1/teams/${id}`, { body: { name } });
const member = (method: "PUT" | "DELETE", team: string, account: string) =>
  api.ask(method, `/v1/teams/${team}/members/${account}`);
const records = () => api.rollcall.rows("SELECT action, subject, before, after FROM audit_event ORDER BY id");
const snapshot = () =>
  Promise.all(
    ["team", "membership", "audit_event", "revision"].map((table) =>
      api.rollcall.rows(`SELECT * FROM ${table}`),
    ),
  );
const teams = async (): Promise<readonly Team[]> =>
  (await api.ask<{ items: readonly Team[] }>("GET", "/v1/teams")).body.items;

describe("a team", () => {
  test("is created, on record, and a plan made before is stale", async () => {
    const { status, body } = await create("  Laufgruppe ");
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/./u),
        name: "Laufgruppe",
        origin: "manual",
        sources: [],
        members: 0,
        etag: expect.stringMatching(/^".+"$/u),
      },
    });
    expect(await records()).toEqual([
      { action: "team.create", subject: body.id, before: null, after: '{"name":"Laufgruppe"}' },
    ]);
    expect(await api.rollcall.rows("SELECT number FROM revision")).toEqual([{ number: 1 }]);
  });

  test("has a name of its own, exactly", async () => {
    const before = await snapshot();
    const { status, body } = await create("Chor");
    const refusal = { code: "name-taken", params: { teamId: "choir" } };
    expect({ status, body }).toMatchObject({ status: 409, body: refusal });
    expect(await snapshot()).toEqual(before);
    expect((await create("chor")).status).toBe(201);
  });

  test("is created once, when asked twice at the same time", async () => {
    const answers = await Promise.all([create("Neu"), create("Neu")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("is renamed, on record", async () => {
    const { status, body } = await rename("choir", "Kammerchor");
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...{ id: "choir", name: "Kammerchor", origin: "manual", sources: [], members: 0 },
        ...{ overwrittenBySync: [], etag: expect.stringMatching(/^".+"$/u) },
      },
    });
    expect(await records()).toEqual([
      { action: "team.update", subject: "choir", before: '{"name":"Chor"}', after: '{"name":"Kammerchor"}' },
    ]);
  });

  test("keeps its name without a trace", async () => {
    const before = await snapshot();
    expect((await rename("choir", "Chor")).status).toBe(200);
    expect(await snapshot()).toEqual(before);
  });

  test("doesn't take another's name, and has to be there", async () => {
    expect((await rename("choir", "Ersthilfe")).body["code"]).toBe("name-taken");
    expect((await rename("nobody", "x")).status).toBe(404);
  });

  test.each(["", "  ", null, 7, ["a"], "a\0b", "x".repeat(501), undefined])(
    "isn't called %j",
    async (name) => {
      const before = await snapshot();
      for (const { status, body } of [await create(name), await rename("choir", name)]) {
        expect({ status, body }).toMatchObject({
          status: 422,
          body: { code: "invalid-request", params: { issues: [{ path: "name" }] } },
        });
      }
      expect(await snapshot()).toEqual(before);
    },
  );
});

describe("a member by hand", () => {
  test("comes and goes, on record in their own history, and again without a trace", async () => {
    expect((await member("PUT", "choir", "ada")).status).toBe(204);
    const joined = await snapshot();
    expect((await member("PUT", "choir", "ada")).status).toBe(204);
    expect(await snapshot()).toEqual(joined);
    expect((await teams()).find(({ id }) => id === "choir")).toMatchObject({ members: 1 });
    expect((await member("DELETE", "choir", "ada")).status).toBe(204);
    const left = await snapshot();
    expect((await member("DELETE", "choir", "ada")).status).toBe(204);
    expect(await snapshot()).toEqual(left);
    const { body } = await api.ask<{ teams: unknown; explanation: { history: unknown } }>(
      "GET",
      "/v1/accounts/ada",
    );
    expect(body).toMatchObject({
      teams: [],
      explanation: {
        history: [
          {
            kind: "update",
            by: { kind: "admin" },
            fields: [{ field: "teams", before: ["Chor"], after: [] }],
          },
          {
            kind: "update",
            by: { kind: "admin" },
            fields: [{ field: "teams", before: [], after: ["Chor"] }],
          },
        ],
      },
    });
  });

  test("is a member beside what the sync made, which stays", async () => {
    await insertRows(api.rollcall.db, "membership", [
      { account_id: "ada", team_id: "choir", source: "department" },
    ]);
    await member("PUT", "choir", "ada");
    expect((await member("DELETE", "choir", "ada")).status).toBe(204);
    expect(await api.rollcall.rows("SELECT source FROM membership")).toEqual([{ source: "department" }]);
  });

  test("who is there only because of Personio can't be taken out, and it says so", async () => {
    await insertRows(api.rollcall.db, "membership", [
      { account_id: "ada", team_id: "choir", source: "team" },
      { account_id: "ada", team_id: "choir", source: "department" },
    ]);
    const before = await snapshot();
    const { status, body } = await member("DELETE", "choir", "ada");
    const refusal = { code: "membership-synced", params: { sources: ["department", "team"] } };
    expect({ status, body }).toMatchObject({ status: 409, body: refusal });
    expect(await snapshot()).toEqual(before);
  });

  test.each([
    ["nobody", "ada"],
    ["choir", "nobody"],
    ["Chor", "ada"],
    ["%", "%"],
  ])("needs a team and an account: %s, %s", async (team, account) => {
    const before = await snapshot();
    for (const method of ["PUT", "DELETE"] as const)
      expect((await member(method, team, account)).status).toBe(404);
    expect(await snapshot()).toEqual(before);
  });
});

describe("the new name of a team that Personio feeds", () => {
  const mail = (name: string) => `${name}@beispiel.example`;
  const teamId = async (name: string): Promise<string> => {
    const team = (await teams()).find((it) => it.name === name);
    if (team === undefined) throw new Error(`there is no team ${name}`);
    return team.id;
  };
  const sync = async () => expect((await api.rollcall.sync()).state).toBe("succeeded");
  const membersOf = async (id: string): Promise<unknown> =>
    (await teams()).find((it) => it.id === id)?.["members"];

  beforeEach(async () => {
    company.add({ id: 1, firstName: "Kay", lastName: "McNulty", email: mail("kay"), department: "Rechnen" });
    company.add({ id: 2, firstName: "Betty", lastName: "Snyder", email: mail("betty"), department: "Chor" });
    await api.rollcall.connect();
    await sync();
  });

  test("is set back by the next sync, for the department is recognised by its id", async () => {
    const id = await teamId("Rechnen");
    await member("PUT", id, "ada");
    expect((await rename(id, "Kalkül")).body).toMatchObject({ name: "Kalkül", overwrittenBySync: ["name"] });
    await sync();
    expect((await teams()).find((it) => it.id === id)).toMatchObject({ name: "Rechnen", members: 2 });
  });

  test("of a team by hand stays, and the department's people move to a team of its name", async () => {
    expect((await rename("choir", "Kammerchor")).body).toMatchObject({ overwrittenBySync: ["members"] });
    await sync();
    expect(await teamId("Kammerchor")).toBe("choir");
    expect(await membersOf("choir")).toBe(0);
    expect(await membersOf(await teamId("Chor"))).toBe(1);
  });

  test("can't be set back once another team has the old one", async () => {
    const id = await teamId("Rechnen");
    await rename(id, "Kalkül");
    await create("Rechnen");
    expect((await rename(id, "Mathematik")).body).toMatchObject({ overwrittenBySync: ["members"] });
    await sync();
    expect(await teamId("Mathematik")).toBe(id);
    expect(await membersOf(id)).toBe(0);
  });

  test("stays when nobody active is there any more, or nobody who isn't excluded", async () => {
    const id = await teamId("Rechnen");
    const { db } = api.rollcall;
    await db
      .prepare("INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('department', 'Rechnen', 0)")
      .run();
    expect((await rename(id, "Kalkül")).body).toMatchObject({ overwrittenBySync: [] });
    await db.prepare("DELETE FROM exclusion").run();
    company.change(1, { status: "inactive" });
    await sync();
    expect((await rename(id, "Mathematik")).body).toMatchObject({ overwrittenBySync: [] });
    await sync();
    expect(await teamId("Mathematik")).toBe(id);
  });

  test("goes to Personio's new name when the department was renamed too", async () => {
    const id = await teamId("Rechnen");
    company.renameDepartment("Rechnen", "Kalkül");
    expect((await rename(id, "Kalkül")).body).toMatchObject({ overwrittenBySync: ["name"] });
    await sync();
    expect(await teamId("Kalkül")).toBe(id);
  });
});
