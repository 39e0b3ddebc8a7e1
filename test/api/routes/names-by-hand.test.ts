/** What names, addresses, dates and keys an admin's edit may hold; what is refused changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { accountRow, insertRows, type Row, teamRow } from "./rows.ts";
import { type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const ATTRIBUTE: Row = { type: "standard", options: "[]", readable: 1, target: null };

beforeEach(async () => {
  await api.rollcall.reset();
  const { db } = api.rollcall;
  const custom = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`n${index}`, "x"]));
  await insertRows(db, "account", [
    accountRow("ada", { start_on: "2020-01-01", custom: '{"Team":"A"}' }),
    accountRow("odd", { start_on: "2020-01-01", end_on: "2019-01-01" }),
    accountRow("full", { custom: JSON.stringify(custom) }),
  ]);
  await insertRows(db, "team", [teamRow("choir", "Chor")]);
  const target = '{"kind":"custom","name":"Cost centre"}';
  await insertRows(db, "attribute", [
    { ...ATTRIBUTE, key: "cost_centers", label: "Cost centre", target },
    { ...ATTRIBUTE, key: "office", label: "Office" },
  ]);
});

const MARY = { email: "mary@beispiel.example", firstName: "Mary", lastName: "Jackson" };
const create = (body: object) => api.ask("POST", "/v1/accounts", { body: { ...MARY, ...body } });
const edit = (id: string, body: object) =>
  api.ask<Readonly<Record<string, unknown>>>("PATCH", `/v1/accounts/${id}`, { body });
const snapshot = () =>
  Promise.all(
    ["account", "team", "setting", "attribute", "exclusion", "audit_event", "revision"].map((table) =>
      api.rollcall.rows(`SELECT * FROM ${table}`),
    ),
  );

/** 422, about `path`, and nothing is another than before. */
async function expectRefused(
  path: string,
  ...asks: ReadonlyArray<() => Promise<{ status: number; body: unknown }>>
) {
  const before = await snapshot();
  for (const ask of asks) {
    const { status, body } = await ask();
    expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    const { issues } = (body as Problem).params as { issues: ReadonlyArray<{ path: string }> };
    expect(new Set(issues.map((issue) => issue.path))).toEqual(new Set([path]));
  }
  expect(await snapshot()).toEqual(before);
}

describe("a name stands in one line and can be seen", () => {
  const UNFIT = [
    "Eins\nZwei",
    "Eins\rZwei",
    "a\tb",
    "a\u0007b",
    "a\u2028b",
    "\u200b",
    "\u200b \u2060",
    "\u3164",
    "\u2800",
  ];

  test.each(UNFIT)("%j is none", async (name) => {
    for (const field of ["firstName", "lastName", "jobTitle", "level"])
      await expectRefused(
        field,
        () => create({ [field]: name }),
        () => edit("ada", { [field]: name }),
      );
    await expectRefused(`custom.${name}`, () => create({ custom: { [name]: "x" } }));
    await expectRefused(
      "name",
      () => api.ask("POST", "/v1/teams", { body: { name } }),
      () => api.ask("PATCH", "/v1/teams/choir", { body: { name } }),
    );
  });

  test("scripts that need joiners, and emoji, are names", async () => {
    const given = { firstName: "می\u200cخواهم", lastName: "👩‍👩‍👧‍👦", jobTitle: "R&D – Lead" };
    expect((await edit("ada", given)).body).toMatchObject(given);
  });
});

describe("an address is one that mail can go to", () => {
  test.each([
    "a b@x.de",
    "a\u0007@x.de",
    "Ada <ada@x.de>",
    "a,b@x.de",
    "a..b@x.de",
    "a@x.de\u200b",
    "a;b@x.de",
  ])("%j is none", (email) =>
    expectRefused(
      "email",
      () => create({ email }),
      () => edit("ada", { email }),
    ),
  );

  test.each(["jörg.müller@büro.example", "o'neill+hr@x-y.example", "用户@例子.example"])(
    "%s is one",
    async (email) => {
      expect((await create({ email })).status).toBe(201);
    },
  );
});

describe("__proto__ as a key is refused, wherever it stands", () => {
  test.each<[string, string, string, string]>([
    ["PATCH", "/v1/accounts/ada", '{"custom":{"__proto__":"x"}}', "custom.__proto__"],
    ["PATCH", "/v1/accounts/ada", '{"custom":{"\\u005f_proto__":"x"}}', "custom.__proto__"],
    ["PATCH", "/v1/accounts/ada", '{"__proto__":{"jobTitle":"x"}}', "__proto__"],
    ["POST", "/v1/exclusions/preview", '{"exclusions":{"__proto__":["x"]}}', "exclusions.__proto__"],
    [
      "POST",
      "/v1/runs",
      '{"mode":"preview","draft":{"targets":{"__proto__":null}}}',
      "draft.targets.__proto__",
    ],
    ["POST", "/v1/teams", `${"[".repeat(50_000)}{"__proto__":1}${"]".repeat(50_000)}`, "0.0"],
  ])("%s %s %.60s", async (...[method, path, raw, where]) => {
    const before = await snapshot();
    const { status, body } = await api.ask(method, path, { raw });
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
    expect(JSON.stringify(body.params)).toContain(where);
    expect(await snapshot()).toEqual(before);
  });
});

describe("custom names that read alike are one name", () => {
  test.each([
    ["ada", { team: "B" }, "custom.team"],
    ["ada", { "Te\u200bam": "B" }, "custom.Te\u200bam"],
    ["ada", { Büro: "1", "Bu\u0308ro": "2" }, "custom.Büro"],
    ["ada", { "cost  centre": "K1" }, "custom.cost  centre"],
    ["ada", { "Cost\u00adcentre": "K1" }, "custom.Cost\u00adcentre"],
  ])("%s: %j", (id, custom, path) => expectRefused(path, () => edit(id, { custom })));

  test("of a new account too", () =>
    expectRefused("custom.COST CENTRE", () => create({ custom: { "COST CENTRE": "K1" } })));

  test("the mapped name itself may be edited, and a name may be spelled anew", async () => {
    expect(
      (await edit("ada", { custom: { "Cost centre": "K1", Team: null, team: "B" } })).body,
    ).toMatchObject({
      custom: { "Cost centre": "K1", team: "B" },
    });
  });

  test("what is there already twice can still be edited and taken away", async () => {
    await api.rollcall.db.prepare(`UPDATE account SET custom = '{"A":"1","a":"2"}' WHERE id = 'ada'`).run();
    expect((await edit("ada", { custom: { A: "3", B: null } })).body).toMatchObject({
      custom: { A: "3", a: "2" },
    });
    expect((await edit("ada", { custom: { A: null } })).body).toMatchObject({ custom: { a: "2" } });
  });
});

describe("dates", () => {
  test("empty is null, as in other fields", async () => {
    expect((await edit("ada", { startDate: "" })).body).toMatchObject({ startDate: null });
  });

  test.each([
    ["ada", { endDate: "2019-12-31" }, "endDate"],
    ["ada", { startDate: "2021-01-01", endDate: "2020-12-31" }, "endDate"],
    ["odd", { startDate: "2020-02-02" }, "endDate"],
    ["ada", { startDate: "0000-01-01" }, "startDate"],
  ])("%s: %j", (id, dates, path) => expectRefused(path, () => edit(id, dates)));

  test("that were in disorder before don't keep anything else from being edited", async () => {
    expect((await edit("odd", { jobTitle: "Chefin" })).status).toBe(200);
    expect((await edit("odd", { endDate: "2020-01-01" })).status).toBe(200);
    await expectRefused("endDate", () => create({ startDate: "2020-01-02", endDate: "2020-01-01" }));
  });
});

test("an account has a hundred custom fields at most", async () => {
  expect((await edit("full", { custom: { a: "1" } })).status).toBe(200);
  await expectRefused("custom", () => edit("full", { custom: { b: "1" } }));
  expect((await edit("full", { custom: { b: "1", a: null } })).status).toBe(200);
});

describe("the address people are sent to", () => {
  const put = async (appUrl: string) => {
    const { headers } = await api.ask("GET", "/v1/settings");
    const invitations = { ...DEFAULT_SETTINGS.invitations, appUrl };
    const tag = headers.get("etag") ?? "";
    return api.ask<unknown>("PUT", "/v1/settings", {
      body: { ...DEFAULT_SETTINGS, invitations },
      headers: { "if-match": tag },
    });
  };

  test.each([
    ...["https:/foo", "https:foo", "https:///foo", "https:\\\\foo", "https://\\foo", "https://"],
    ...["https://ada@app.example", "https://ada:geheim@app.example", "https://@app.example"],
  ])("is not %s", (appUrl) => expectRefused("invitations.appUrl", () => put(appUrl)));

  test.each(["https://app.example", "https://app.example/", "HTTPS://app.example/a@b?c=d@e#f"])(
    "may be %s, and stays as it is",
    async (appUrl) => {
      const { status, body } = await put(appUrl);
      expect({ status, body }).toMatchObject({ status: 200, body: { invitations: { appUrl } } });
    },
  );

  test("is kept in a form that can stand in a header", async () => {
    const { body } = await put("https://büro.example:8443/müller");
    const appUrl = "https://xn--bro-hoa.example:8443/m%C3%BCller";
    expect(body).toMatchObject({ invitations: { appUrl } });
  });
});
