/** `GET /v1/accounts`, `GET /v1/accounts/:id`, `GET /v1/teams` and `GET /v1/findings`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import { saveSettings } from "../../sync/running/configure.ts";
import { accountRow, findingRow, insertRows, type Row, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Item = { readonly id: string; readonly [field: string]: unknown };
type Items = { readonly items: readonly Item[]; readonly nextCursor: string | null };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const listed = async (path: string) => (await api.ask<Items>("GET", path)).body;

describe("accounts", () => {
  beforeAll(fillDirectory);

  const accounts = async (query = "") => (await listed(`/v1/accounts${query}`)).items;
  const lastNames = async (query: string) => (await accounts(query)).map((account) => account["lastName"]);
  const ada = async (): Promise<Item> => {
    const [account] = await accounts("?q=ada@");
    if (account === undefined) throw new Error("Ada is not there");
    return account;
  };

  const ADA = {
    ...{ id: expect.stringMatching(/./u), externalId: "2", email: "ada@beispiel.example", firstName: "Ada" },
    ...{ lastName: "Lovelace", jobTitle: "Entwicklerin", startDate: "2021-03-01", endDate: "2099-12-31" },
    ...{ location: null, gender: null, level: null, custom: {}, isManager: false, state: "active" },
    manager: { id: expect.stringMatching(/./u), name: "Grace Hopper" },
    deactivatedBy: null,
    link: "linked",
    teams: [{ id: expect.stringMatching(/./u), name: "Rechnen", source: "department" }],
    invitation: { state: "none", sentAt: null, times: 0 },
    etag: expect.stringMatching(/^".+"$/u),
  };

  describe("the list", () => {
    test("is by last name, then first name; whoever has no name comes first", async () => {
      expect(await lastNames("")).toEqual([null, "Bartik", "Holberton", "Hopper", "Lovelace", "Öztürk"]);
    });

    test("shows a person as the sync brought them", async () => {
      expect(await ada()).toEqual(ADA);
      const [grace] = await accounts("?q=hopper");
      expect(grace).toMatchObject({
        email: "Grace.Hopper@beispiel.example",
        jobTitle: "Admiral",
        location: "Berlin",
        gender: "female",
        ...{ manager: null, isManager: true, startDate: "2020-02-29", endDate: null },
      });
      expect((await ada())["manager"]).toEqual({ id: grace?.id, name: "Grace Hopper" });
    });

    test("shows somebody by hand, with all an account can have", async () => {
      const [rich] = await accounts("?q=holberton");
      expect(rich).toEqual({
        ...{ id: "rich", etag: expect.stringMatching(/^".+"$/u) },
        externalId: null,
        email: "rich@beispiel.example",
        firstName: "Betty",
        lastName: "Holberton",
        ...{ jobTitle: null, startDate: "2020-01-02", endDate: "2026-12-31", location: null, gender: null },
        ...{ level: "Senior", custom: CUSTOM },
        ...{ manager: { id: "left", name: "Jean Bartik" }, isManager: false, state: "deactivated" },
        ...{ deactivatedBy: "sync", link: "unlinked", teams: [], invitation: ADA.invitation },
      });
    });

    test("calls nobody a manager who manages only people that left", async () => {
      const [left] = await accounts("?q=bartik");
      expect(left).toMatchObject({ isManager: false, deactivatedBy: "admin" });
    });

    test("names a team once for each source", async () => {
      const [left] = await accounts("?q=bartik");
      expect(left?.["teams"]).toEqual([
        { id: "team-hand", name: "Ersthilfe", source: "department" },
        { id: "team-hand", name: "Ersthilfe", source: "manual" },
      ]);
    });
  });

  describe("filters", () => {
    test.each([
      ["?state=active", [null, "Hopper", "Lovelace", "Öztürk"]],
      ["?state=deactivated", ["Bartik", "Holberton"]],
      ["?link=linked", ["Hopper", "Lovelace"]],
      ["?link=excluded", ["Öztürk"]],
      ["?link=unlinked", [null, "Bartik", "Holberton"]],
      ["?link=unlinked&state=active", [null]],
      ["?invitation=none&state=deactivated", ["Bartik", "Holberton"]],
      ["?invitation=pending", []],
      ["?invitation=expired", []],
      ["?invitation=accepted", []],
      ["?team=team-hand", [null, "Bartik"]],
      ["?team=team-hand&state=active", [null]],
      ["?team=nothing", []],
      ["?team=", []],
      ["?q=LOVE", ["Lovelace"]],
      ["?q=Ada%20Love", ["Lovelace"]],
      ["?q=özgür", ["Öztürk"]],
      ["?q=%C3%96zg", ["Öztürk"]],
      ["?q=%20hopper%20", ["Hopper"]],
      ["?q=grace.hopper@", ["Hopper"]],
      ["?q=Lovelaceada@", []],
      ["?q=%25", []],
      ["?q=_", []],
      ["?q=", [null, "Bartik", "Holberton", "Hopper", "Lovelace", "Öztürk"]],
      ["?q=grace&state=active&link=linked&invitation=none", ["Hopper"]],
    ])("%s", async (query, expected) => {
      expect(await lastNames(query)).toEqual(expected);
    });

    test("hold from page to page", async () => {
      const names: unknown[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const next: string = cursor === "" ? "" : `&cursor=${cursor}`;
        const { items, nextCursor } = await listed(`/v1/accounts?limit=1&state=active${next}`);
        names.push(...items.map((account) => account["lastName"]));
        cursor = nextCursor;
      }
      expect(names).toEqual([null, "Hopper", "Lovelace", "Öztürk"]);
    });

    test.each([
      ["?state=gone", "state"],
      ["?state=", "state"],
      ["?state=Active", "state"],
      ["?state=active&state=deactivated", "state"],
      ["?link=linked,excluded", "link"],
      ["?invitation=sent", "invitation"],
      [`?q=${"x".repeat(201)}`, "q"],
      [`?team=${"x".repeat(101)}`, "team"],
      ["?sort=name", "sort"],
    ])("%s is refused", async (query, at) => {
      const { status, body } = await api.ask("GET", `/v1/accounts${query}`);
      expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
      expect(body.params?.["issues"]).toMatchObject([{ path: at }]);
    });
  });

  describe("one account", () => {
    test("is shown as in the list", async () => {
      const { id } = await ada();
      const { status, body } = await api.ask("GET", `/v1/accounts/${id}`);
      expect({ status, body }).toMatchObject({ status: 200, body: ADA });
    });

    test("is found by our id only", async () => {
      for (const id of ["nothing", "2", "4711", "ada@beispiel.example", "RICH", "rich%20", "%"]) {
        const { status, body } = await api.ask("GET", `/v1/accounts/${id}`);
        expect({ id, status, code: body.code }).toEqual({ id, status: 404, code: "not-found" });
      }
    });
  });
});

/** Two people as Personio has them, and others whom only the directory knows. */
async function fillDirectory(): Promise<void> {
  const company = createCompany({ people: 0 });
  company.add({
    ...{ id: 1, firstName: "Grace", lastName: "Hopper", email: "Grace.Hopper@beispiel.example" },
    ...{ position: "Admiral", department: "Leitung", office: "Berlin", gender: "female" },
    ...{ supervisor: null, hireDate: "2020-02-29" },
  });
  company.add({
    ...{ id: 2, firstName: "Ada", lastName: "Lovelace", email: "ada@beispiel.example", supervisor: 1 },
    ...{ position: "Entwicklerin", department: "Rechnen", office: null, gender: "" },
    ...{ hireDate: "2021-03-01", terminationDate: "2099-12-31" },
  });
  await api.rollcall.reset({ company });
  await api.rollcall.connect();
  expect((await api.rollcall.sync()).state).toBe("succeeded");
  const { db } = api.rollcall;
  await insertRows(db, "team", [teamRow("team-hand", "Ersthilfe")]);
  await insertRows(db, "account", [
    accountRow("nobody"),
    accountRow("oezguer", { ...OEZGUER, link: "excluded", external_id: "4711" }),
    accountRow("left", { ...JEAN, state: "deactivated", deactivated_by: "admin" }),
    accountRow("rich", { ...BETTY, state: "deactivated", deactivated_by: "sync", manager_id: "left" }),
  ]);
  await insertRows(db, "membership", [
    { account_id: "nobody", team_id: "team-hand", source: "manual" },
    { account_id: "left", team_id: "team-hand", source: "manual" },
    { account_id: "left", team_id: "team-hand", source: "department" },
  ]);
}

const CUSTOM = { Kostenstelle: "K1", Sprachen: ["de", "en"], FTE: 0.8, Leer: null };
const OEZGUER: Row = { first_name: "Özgür", last_name: "Öztürk" };
const JEAN: Row = { first_name: "Jean", last_name: "Bartik" };
const BETTY: Row = {
  ...{ first_name: "Betty", last_name: "Holberton", start_on: "2020-01-02", end_on: "2026-12-31" },
  ...{ level: "Senior", custom: JSON.stringify(CUSTOM) },
};

describe("GET /v1/teams", () => {
  beforeEach(async () => {
    await api.rollcall.reset();
    const { db } = api.rollcall;
    await insertRows(db, "team", [
      teamRow("t-hand", "Ersthilfe"),
      { ...teamRow("t-synced", "Rechnen"), origin: "synced" },
      teamRow("t-empty", "Über uns"),
    ]);
    await insertRows(db, "team_source", [
      { attribute_key: "department", ref: "7", team_id: "t-synced" },
      { attribute_key: "team", ref: "9", team_id: "t-synced" },
      { attribute_key: "department", ref: "8", team_id: "t-synced" },
    ]);
    await insertRows(db, "account", [accountRow("ada"), accountRow("left", { state: "deactivated" })]);
    await insertRows(db, "membership", [
      { account_id: "ada", team_id: "t-synced", source: "department" },
      { account_id: "ada", team_id: "t-synced", source: "manual" },
      { account_id: "left", team_id: "t-synced", source: "department" },
      { account_id: "ada", team_id: "t-hand", source: "manual" },
    ]);
  });

  test("lists them by name, with what feeds them and everybody in them counted once", async () => {
    const etag = expect.stringMatching(/^".+"$/u);
    expect(await listed("/v1/teams")).toEqual({
      items: [
        { etag, id: "t-hand", name: "Ersthilfe", origin: "manual", sources: [], members: 1 },
        {
          etag,
          id: "t-synced",
          name: "Rechnen",
          origin: "synced",
          sources: ["department", "team"],
          members: 2,
        },
        { etag, id: "t-empty", name: "Über uns", origin: "manual", sources: [], members: 0 },
      ],
      nextCursor: null,
    });
  });

  test("counts as many members as the list of accounts shows", async () => {
    for (const { id, members } of (await listed("/v1/teams")).items) {
      expect((await listed(`/v1/accounts?team=${id}`)).items).toHaveLength(Number(members));
    }
  });

  test("lists nothing where there is nothing", async () => {
    await api.rollcall.reset();
    expect(await listed("/v1/teams")).toEqual({ items: [], nextCursor: null });
  });
});

describe("GET /v1/findings", () => {
  test("lists what HR should mend after a sync, and no more once it is mended", async () => {
    const company = createCompany({ people: 0 });
    company.add({ id: 1, firstName: "Ada", lastName: "Lovelace", email: null });
    company.add({ id: 2, firstName: "Grace", lastName: "Hopper", email: "both@beispiel.example" });
    company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: "both@beispiel.example" });
    await api.rollcall.reset({ company });
    await api.rollcall.connect();
    await api.rollcall.sync();
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
    await saveSettings(api.rollcall.db, { personioUrl: "https://muster.personio.de" });
    const { items } = await listed("/v1/findings");
    expect(items.map(({ code, employeeId }) => [code, employeeId])).toEqual([
      ["email-conflict", "2"],
      ["email-conflict", "3"],
      ["no-email", "1"],
    ]);
    expect(items[2]).toEqual({
      ...{ code: "no-email", employeeId: "1", name: "Ada Lovelace", params: expect.anything(), since },
      personioUrl: "https://muster.personio.de/staff/details/1",
    });
    company.changeEmail(1, "ada@beispiel.example");
    company.changeEmail(3, "jean@beispiel.example");
    await api.rollcall.sync();
    expect(await listed("/v1/findings")).toEqual({ items: [], nextCursor: null });
  });

  const CODES = [
    ...["attribute-not-readable", "email-conflict", "identity-conflict", "invalid-record", "manager-cycle"],
    ...[
      "manager-deactivated",
      "manager-unknown",
      "no-email",
      "team-name-similar",
      "waiting-for-reactivation",
    ],
  ];

  test("lists every code there is, by code, with its data", async () => {
    await api.rollcall.reset();
    const params = { similarTo: ["rechnen", "RECHNEN"], attribute: "gender", count: 3 };
    const over = { employee_id: null, name: null, params: JSON.stringify(params) };
    await insertRows(
      api.rollcall.db,
      "finding",
      CODES.map((code) => findingRow(code, "7", code === "team-name-similar" ? over : {})),
    );
    const { items } = await listed("/v1/findings");
    expect(items.map(({ code }) => code)).toEqual(CODES);
    expect(items[8]).toEqual({
      ...{ code: "team-name-similar", employeeId: null, name: null, params, personioUrl: null },
      since: "2026-11-20T04:07:00Z",
    });
  });
});
