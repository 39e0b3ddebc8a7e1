/** `GET /v1/employees`: everybody in Personio, account or not. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import { configurationOf } from "./configuration.ts";
import { accountRow, insertRows } from "./rows.ts";
import { type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;
let company: Company;
const { exclude } = configurationOf(() => api);

type Employee = {
  readonly employeeId: string;
  readonly name: string;
  readonly status: string | null;
  readonly standing: string;
  readonly accountId: string | null;
  readonly rule: string;
  readonly exclusion: { readonly key: string; readonly value: string } | null;
};
type Page = { readonly items: readonly Employee[]; readonly nextCursor: string | null };

const page = async <T = Page>(query: Readonly<Record<string, string>> = {}) =>
  api.ask<T>("GET", `/v1/employees?${new URLSearchParams(query)}`);
const list = async (query: Readonly<Record<string, string>> = {}) => (await page(query)).body.items;
const namesOf = (employees: readonly Employee[]) => employees.map(({ name }) => name);

beforeAll(async () => {
  company = createCompany({ people: 0 });
  const mail = (name: string) => `${name}@beispiel.example`;
  company.add({ id: 1, firstName: "Grace", lastName: "Hopper", email: mail("grace") });
  company.add({ id: 2, firstName: "Ada", lastName: "Weiß-Krämer", email: mail("ada") });
  company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: null });
  company.add({ id: 4, firstName: "Betty", lastName: "hopper", email: mail("b"), status: "onboarding" });
  company.add({ id: 5, firstName: "Kay", lastName: "McNulty", email: mail("kay"), office: "Extern" });
  company.add({ id: 6, firstName: "Ruth", lastName: "Teitelbaum", email: mail("ruth"), office: "Extern" });
  company.add({ id: 7, firstName: "Marlyn", lastName: "Wescoff", email: mail("marlyn"), status: "inactive" });
  company.add({ id: 8, firstName: "Édith", lastName: "Clarke", email: mail("edith") });
  company.add({ id: 9, firstName: "Mary", lastName: "Jackson", email: mail("EDITH") });
  api = await startApi({ company });
  await insertRows(api.rollcall.db, "account", [
    accountRow("kay", { external_id: "5", link: "linked", email: mail("kay"), email_key: mail("kay") }),
    accountRow("by-hand"),
  ]);
  await api.rollcall.connect();
  await exclude("office", ["Extern"]);
  expect((await api.rollcall.sync()).state).toBe("succeeded");
});
afterAll(() => api.close());

describe("the list", () => {
  test("has everybody of the last read by name, with how they stand and why", async () => {
    const row = ({ employeeId, name, status, standing, accountId, rule }: Employee) =>
      [employeeId, name, status, standing, accountId === null ? "" : "account", rule].join(" | ");
    expect((await list()).map(row)).toEqual([
      "3 | Jean Bartik | active | held |  | no-email",
      "8 | Édith Clarke | active | held |  | email-conflict",
      "4 | Betty hopper | onboarding | waiting |  | only-active-get-accounts",
      "1 | Grace Hopper | active | linked | account | status-drives-activation",
      "9 | Mary Jackson | active | held |  | email-conflict",
      "5 | Kay McNulty | active | excluded | account | exclusion-cuts-link",
      "6 | Ruth Teitelbaum | active | excluded |  | excluded-gets-no-account",
      "2 | Ada Weiß-Krämer | active | linked | account | status-drives-activation",
      "7 | Marlyn Wescoff | inactive | waiting |  | only-active-get-accounts",
    ]);
  });

  test("names the exclusion that matches, and for the others none", async () => {
    const matching = (await list()).flatMap(({ employeeId, exclusion }) =>
      exclusion === null ? [] : [[employeeId, exclusion]],
    );
    const extern = { key: "office", value: "Extern" };
    expect(matching).toEqual([
      ["5", extern],
      ["6", extern],
    ]);
  });

  test("agrees with the status, and with everybody's explanation", async () => {
    const everybody = await list();
    const { body } = await api.ask<{ people: Readonly<Record<string, number>> }>("GET", "/v1/status");
    const standings = ["linked", "excluded", "held", "waiting"];
    const counts = await Promise.all(standings.map(async (standing) => (await list({ standing })).length));
    expect({ ...body.people }).toEqual({
      employees: everybody.length,
      ...Object.fromEntries(standings.map((standing, index) => [standing, counts[index]])),
    });
    for (const { employeeId, standing, status, rule } of everybody) {
      const explained = await api.ask<{ rules: readonly unknown[] }>("GET", `/v1/employees/${employeeId}`);
      expect(explained.body).toMatchObject({ employeeId, standing, status });
      expect(explained.body.rules[0]).toMatchObject({ code: rule });
    }
  });

  test("knows whose account went to another profile, and who waits for the next run", async () => {
    const { db } = api.rollcall;
    company.change(1, { status: "inactive", email: "_abcde_grace@beispiel.example" });
    await api.rollcall.sync();
    company.add({ id: 20, firstName: "Grace", lastName: "Hopper", email: "grace@beispiel.example" });
    await api.rollcall.sync();
    await insertRows(db, "employee", [
      { id: "30", status: "active", hash: "", data: '{"office":null,"email":"by-hand@beispiel.example"}' },
    ]);
    const found = await Promise.all(["1", "20", "30"].map(async (q) => (await list({ q }))[0]));
    expect(found).toMatchObject([
      { employeeId: "1", standing: "waiting", accountId: null, rule: "account-moved" },
      { employeeId: "20", standing: "linked", accountId: expect.any(String) },
      { employeeId: "30", name: "by-hand@beispiel.example", standing: "waiting", rule: "same-email-adopts" },
    ]);
    await db.prepare("DELETE FROM employee WHERE id = '30'").run();
  });
});

describe("a search", () => {
  test.each<[string, readonly string[]]>([
    ["kramer", ["Ada Weiß-Krämer"]],
    ["WEISS-krä ada", ["Ada Weiß-Krämer"]],
    ["edith", ["Édith Clarke", "Mary Jackson"]],
    ["4", ["Betty hopper"]],
    ["ruth@", ["Ruth Teitelbaum"]],
    ["amer", []],
    ["jean kay", []],
    ["' OR 1=1 --", []],
  ])("%s", async (q, names) => {
    expect(namesOf(await list({ q }))).toEqual(names);
  });

  test("goes together with a standing", async () => {
    expect(namesOf(await list({ q: "hopper", standing: "waiting" }))).toEqual([
      "Betty hopper",
      "Grace Hopper",
    ]);
    expect(namesOf(await list({ q: " ", standing: "excluded" }))).toHaveLength(2);
  });
});

describe("pages", () => {
  test("follow each other, by cursors that name nobody", async () => {
    const whole = await list();
    const seen: Employee[] = [];
    for (let cursor: string | null = null; ; ) {
      const { body }: { body: Page } = await page({ limit: "2", ...(cursor === null ? {} : { cursor }) });
      seen.push(...body.items);
      cursor = body.nextCursor;
      if (cursor === null) break;
      expect(atob(cursor.replace(/-/gu, "+").replace(/_/gu, "/"))).not.toMatch(/hopper|clarke|bartik/iu);
    }
    expect(seen).toEqual(whole);
  });

  test.each([
    { standing: "gone" },
    { cursor: "x" },
    { limit: "0" },
    { state: "active" },
    { q: "x".repeat(201) },
  ])("%j is refused", async (query) => {
    const { status, body } = await page<Problem>(Object.fromEntries(Object.entries(query)));
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
  });

  test("of 50,000 people come within seconds", async () => {
    await api.rollcall.db
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
         INSERT INTO employee (id, status, hash, data) SELECT 100000 + i, 'active', '', json_object(
           'first_name', 'First ' || (i % 900), 'last_name', 'Last ' || i, 'email', i || '@beispiel.example',
           'employment_type', iif(i % 5 = 0, 'external', 'internal'), 'office', json_object('id', '1', 'name', 'Berlin'),
           'cost_centers', json_array('K' || (i % 40)), 'supervisor', NULL, 'hire_date', '2020-01-01') FROM n`,
      )
      .run();
    const started = performance.now();
    const { body } = await page({ standing: "waiting", limit: "200" });
    expect(body.items).toHaveLength(200);
    const second = await page({ standing: "waiting", limit: "200", cursor: String(body.nextCursor) });
    expect(second.body.items[0]).toMatchObject({ standing: "waiting", rule: "active-gets-account" });
    expect(await list({ q: "last 49999" })).toMatchObject([{ employeeId: "149999" }]);
    console.info(`three pages of 50,000: ${Math.round(performance.now() - started)} ms`);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
