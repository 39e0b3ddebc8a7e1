/** Why somebody is synced, or is not: `GET /v1/accounts/:id` and `GET /v1/employees/:employeeId`. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import { accountRow, changeRow, insertRows, runRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;
let company: Company;

type Explanation = {
  readonly employeeId: string | null;
  readonly readAt: string | null;
  readonly status: string | null;
  readonly source: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly standing: string;
  readonly match: string;
  readonly rules: ReadonlyArray<{ readonly code: string; readonly params: unknown }>;
  readonly exclusions: readonly unknown[];
  readonly history: ReadonlyArray<Readonly<Record<string, unknown>>>;
};

const person = async (id: number | string): Promise<Explanation> =>
  (await api.ask<Explanation>("GET", `/v1/employees/${id}`)).body;
const accountOf = async (id: number): Promise<string> => {
  const [row] = await api.rollcall.rows<{ id: string }>(
    "SELECT id FROM account WHERE external_id = ?",
    String(id),
  );
  if (row === undefined) throw new Error(`${id} has no account`);
  return row.id;
};
const account = async (id: string): Promise<Explanation> =>
  (await api.ask<{ explanation: Explanation }>("GET", `/v1/accounts/${id}`)).body.explanation;
const briefly = ({ standing, match, rules }: Explanation) => [
  standing,
  match,
  ...rules.map(({ code }) => code),
];
const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
const anyRun = { kind: "run", id: expect.stringMatching(/./u) };

beforeAll(async () => {
  company = createCompany({ people: 0 });
  const mail = (name: string) => `${name}@beispiel.example`;
  company.add({ id: 1, firstName: "Grace", lastName: "Hopper", email: mail("grace"), supervisor: null });
  company.add({
    ...{ id: 2, firstName: "Ada", lastName: "Lovelace", email: mail("ada"), supervisor: 1, office: "Berlin" },
    ...{ position: "Entwicklerin", department: "Rechnen", gender: "", hireDate: "2021-03-01" },
  });
  company.add({ id: 3, firstName: "Jean", lastName: "Bartik", email: null });
  company.add({
    id: 4,
    firstName: "Betty",
    lastName: "Holberton",
    email: mail("betty"),
    status: "onboarding",
  });
  company.add({ id: 5, firstName: "Kay", lastName: "McNulty", email: mail("kay"), office: "Extern" });
  company.add({ id: 6, firstName: "Ruth", lastName: "Teitelbaum", email: mail("ruth") });
  company.add({ id: 7, firstName: "Marlyn", lastName: "Wescoff", email: mail("marlyn"), supervisor: 3 });
  api = await startApi({ company });
  const { db } = api.rollcall;
  await api.rollcall.connect();
  await insertRows(db, "account", [accountRow("by-hand", { first_name: "Hand" })]);
  expect((await api.rollcall.sync()).state).toBe("succeeded");
  await db
    .prepare("INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('office', 'Extern', 0)")
    .run();
  await db
    .prepare("UPDATE attribute SET target = ? WHERE key = 'subcompany'")
    .bind('{"kind":"custom","name":"Firma"}')
    .run();
  company.change(2, { position: "Leiterin" });
  company.change(6, { status: "inactive" });
  expect((await api.rollcall.sync()).state).toBe("succeeded");
});
afterAll(() => api.close());

describe("somebody with an account", () => {
  test("is explained by what was read, and by what it fills", async () => {
    const explanation = await account(await accountOf(2));
    expect(explanation).toMatchObject({
      ...{ employeeId: "2", readAt: at, status: "active", standing: "linked", match: "stored-id" },
      ...{ rules: [{ code: "status-drives-activation", params: { status: "active" } }], exclusions: [] },
    });
    const source = new Map(explanation.source.map(({ key, ...rest }) => [key, rest]));
    expect(Object.fromEntries(source)).toMatchObject({
      first_name: { value: "Ada", fills: "firstName" },
      position: { label: expect.stringMatching(/./u), value: "Leiterin", fills: "jobTitle" },
      supervisor: { value: "Grace Hopper", fills: "manager" },
      department: { value: "Rechnen", fills: "team" },
      office: { value: "Berlin", fills: "location" },
      hire_date: { value: "2021-03-01", fills: "startDate" },
      gender: { value: null, fills: "gender" },
      subcompany: { fills: "custom.Firma" },
      employment_type: { fills: null },
    });
    expect([...source.keys()].slice(0, 4)).toEqual(["first_name", "last_name", "email", "position"]);
  });

  test("is the same from the employee's side", async () => {
    expect(await person(2)).toEqual(await account(await accountOf(2)));
  });

  test("has a history of what runs did, newest first, with names", async () => {
    const { history } = await person(2);
    expect(history).toEqual([
      {
        ...{ at, by: anyRun, kind: "update", reason: { code: "changed-in-personio", params: {} } },
        fields: expect.arrayContaining([{ field: "jobTitle", before: "Entwicklerin", after: "Leiterin" }]),
      },
      {
        ...{ at, by: anyRun, kind: "create", reason: { code: "status-active", params: {} } },
        fields: expect.arrayContaining([
          { field: "manager", before: null, after: "Grace Hopper" },
          { field: "teams", before: null, after: ["Rechnen"] },
        ]),
      },
    ]);
  });

  test("who left keeps it, deactivated", async () => {
    expect(await person(6)).toMatchObject({
      ...{ status: "inactive", standing: "linked", match: "stored-id" },
      rules: [{ code: "status-drives-activation", params: { status: "inactive" } }],
      history: [{ kind: "deactivate", reason: { code: "status-inactive" } }, { kind: "create" }],
    });
  });

  test("who is excluded is told by which value", async () => {
    expect(await person(5)).toMatchObject({
      standing: "excluded",
      rules: [{ code: "exclusion-cuts-link", params: { key: "office", value: "Extern" } }],
      exclusions: [{ key: "office", value: "Extern" }],
      history: [{ kind: "exclude", reason: { code: "exclusion" } }, { kind: "create" }],
    });
  });

  test("hears why their supervisor is not their manager", async () => {
    expect((await person(7)).rules).toContainEqual({
      code: "manager-unknown",
      params: { supervisor: "3", supervisorName: "Jean Bartik" },
    });
  });
});

describe("somebody without an account", () => {
  test("is held, with the reason and since when", async () => {
    expect(await person(3)).toMatchObject({
      ...{ employeeId: "3", readAt: at, status: "active", standing: "held", match: "none" },
      rules: [{ code: "no-email", params: {} }],
      history: [{ at, by: anyRun, kind: "hold", fields: [], reason: { code: "no-email", params: {} } }],
    });
  });

  test("waits, for they aren't active", async () => {
    expect(await person(4)).toMatchObject({
      ...{ status: "onboarding", standing: "waiting", match: "none", history: [] },
      rules: [{ code: "only-active-get-accounts", params: { status: "onboarding" } }],
    });
  });

  test.each(["99", "nobody", "by-hand", "%", "__proto__", "1'--", "2%00"])(
    "%j was never read",
    async (id) => {
      const { status, body } = await api.ask("GET", `/v1/employees/${id}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: "not-found" });
    },
  );
});

describe("an account nobody in Personio stands behind", () => {
  test("is unlinked and has no source", async () => {
    expect(await account("by-hand")).toEqual({
      ...{ employeeId: null, readAt: null, status: null, source: [], standing: "unlinked", match: "none" },
      ...{ rules: [{ code: "by-hand-never-changed", params: {} }], exclusions: [], history: [] },
    });
  });

  test("is gone once Personio says so", async () => {
    const id = await accountOf(6);
    company.delete(6);
    expect((await api.rollcall.sync()).state).toBe("succeeded");
    expect(briefly(await account(id))).toEqual(["gone", "stored-id", "gone-is-deactivated"]);
    expect(await person(6)).toMatchObject({ employeeId: "6", readAt: null, status: null, standing: "gone" });
  });
});

describe("before the next run", () => {
  test("somebody new in the last read would get an account", async () => {
    const { db } = api.rollcall;
    await insertRows(db, "employee", [
      { id: "20", status: "active", hash: "", data: '{"office":null,"email":"new@beispiel.example"}' },
      { id: "21", status: "active", hash: "", data: '{"office":null,"email":"BY-HAND@beispiel.example"}' },
      { id: "22", status: "active", hash: "", data: '{"office":null,"email":"ruth@beispiel.example"}' },
      { id: "23", status: "active", hash: "", data: "no JSON" },
    ]);
    expect(briefly(await person(20)).slice(0, 3)).toEqual(["waiting", "new-account", "active-gets-account"]);
    expect(briefly(await person(21)).slice(0, 3)).toEqual(["waiting", "same-email", "same-email-adopts"]);
    expect(briefly(await account("by-hand")).slice(0, 2)).toEqual(["unlinked", "same-email"]);
    expect(briefly(await person(22)).slice(0, 3)).toEqual(["waiting", "rehired", "rehire-keeps-account"]);
    expect(briefly(await person(23))).toEqual(["held", "none", "attribute-not-readable"]);
    await db.prepare("DELETE FROM employee WHERE id > '19' AND id < '3'").run();
  });
});

describe("the history", () => {
  beforeAll(async () => {
    const { db } = api.rollcall;
    const over = { account_id: "by-hand", employee_id: null };
    await insertRows(db, "run", [
      runRow("p", 1_000, { mode: "preview" }),
      runRow("f", 2_000, { state: "failed", applied: 1, finished_at: null }),
      runRow("w", 3_000, { state: "paused", applied: 0, finished_at: null }),
      runRow("s", 4_000),
    ]);
    await insertRows(db, "run_change", [
      changeRow("p", 1, over),
      changeRow("f", 1, { ...over, before: '{"jobTitle":"A"}', after: '{"jobTitle":"B"}' }),
      changeRow("f", 2, over),
      changeRow("w", 1, { ...over, kind: "hold" }),
      changeRow("s", 1, { ...over, kind: "team-create" }),
      changeRow("s", 2, { ...over, state: "failed" }),
      changeRow("s", 3, { ...over, kind: "hold", reason_code: "no-email" }),
      // An update that says nothing, as of a row that can't be read.
      changeRow("s", 4, { ...over, before: "{", after: "nonsense", reason_params: "[" }),
    ]);
    const edit = { actor: "admin@beispiel.example", subject: "by-hand" };
    await insertRows(db, "audit_event", [
      {
        ...edit,
        at: 5_000,
        action: "account.update",
        before: '{"manager":null}',
        after: '{"manager":"by-hand"}',
      },
      { ...edit, at: 6_000, action: "account.unheard-of", before: null, after: null },
      { ...edit, at: 6_000, action: "team.update", before: null, after: null },
      {
        ...edit,
        at: 7_000,
        action: "account.deactivate",
        before: '{"state":"active"}',
        after: '{"state":"deactivated"}',
      },
    ]);
  });

  test("has only what took effect, of runs and of admins", async () => {
    const { history } = await account("by-hand");
    expect(history.map(({ kind, by }) => [kind, Object(by).id ?? Object(by).name])).toEqual([
      ["hold", "s"],
      ["deactivate", "admin@beispiel.example"],
      ["update", "admin@beispiel.example"],
      ["update", "f"],
    ]);
    expect(history.find(({ by }) => Object(by).kind === "admin")).toMatchObject({
      ...{ kind: "deactivate", reason: { code: "by-hand", params: {} } },
      fields: [{ field: "state", before: "active", after: "deactivated" }],
    });
    expect(history.at(-1)).toMatchObject({
      at: "1970-01-01T00:00:02Z",
      fields: [{ field: "jobTitle", after: "B" }],
    });
  });

  test("ends after fifty", async () => {
    const rows = Array.from({ length: 120 }, (_, index) =>
      changeRow("s", 100 + index, {
        account_id: "by-hand",
        employee_id: null,
        after: `{"jobTitle":"${index}"}`,
      }),
    );
    await insertRows(api.rollcall.db, "run_change", rows);
    const { history } = await account("by-hand");
    expect(history).toHaveLength(50);
    expect(history[0]).toMatchObject({ fields: [{ field: "jobTitle", before: null, after: "119" }] });
  });
});
