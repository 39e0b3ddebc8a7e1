/** Small companies made by hand: full control over ids, names, empties – and what becomes of them on the wire. */
import { afterEach, describe, expect, test } from "vitest";
import { type Ask, createAsk, valuesOf } from "./ask.ts";
import { CUSTOM } from "./company/attributes.ts";
import type { Company } from "./company/company.ts";
import type { NewPersonInput } from "./company/person-input.ts";
import { createCompany } from "./create-company.ts";
import { startTestPersonio } from "./test-personio.ts";

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});

async function serve(...people: readonly NewPersonInput[]): Promise<{ company: Company; ask: Ask }> {
  const company = createCompany({ people: 0 });
  for (const person of people) company.add(person);
  const personio = await startTestPersonio({ company, rateLimit: "off" });
  closers.push(() => personio.close());
  return { company, ask: await createAsk(personio.url) };
}

test("ids, units, supervisors and custom values are as given", async () => {
  const { ask } = await serve(
    { id: 1, firstName: "Ada", lastName: "Lovelace", department: { id: 7, name: "Rechnen" } },
    {
      id: 2,
      supervisor: 1,
      department: "Rechnen",
      custom: { "Art der Anstellung": "extern" },
      costCenters: ["A", "B"],
    },
  );
  const second = await ask.person({ id: 2 });
  expect(second["supervisor"]?.value).toMatchObject({
    attributes: { email: { value: "ada.lovelace@beispiel.example" } },
  });
  expect(second["department"]?.value).toEqual({ type: "Department", attributes: { id: 7, name: "Rechnen" } });
  expect(second[CUSTOM.employmentKind]?.value).toBe("extern");
  expect(second["cost_centers"]?.value).toMatchObject([{ attributes: { name: "A", percentage: 50 } }, {}]);
});

test("a unit has one name: the same id with another one is a mistake", () => {
  const company = createCompany({ people: 0 });
  company.add({ department: { id: 7, name: "Rechnen" } });
  expect(() => company.add({ department: { id: 7, name: "Zählen" } })).toThrow(
    /department 7 is called "Rechnen"/,
  );
  expect(() => company.add({ custom: { Schuhgröße: 43 } })).toThrow(/no custom attribute "Schuhgröße"/);
});

describe("empties", () => {
  test("are of the kinds Personio has", async () => {
    const { ask } = await serve({ id: 1, email: null, hireDate: null }, { id: 2, email: "" });
    const person = await ask.person({ id: 1 });
    const ofKind = (kind: unknown): readonly string[] =>
      Object.entries(person).flatMap(([key, { value }]) => (JSON.stringify(value) === kind ? [key] : []));

    expect(ofKind('""')).toEqual([
      ...[
        "preferred_name",
        "gender",
        "position",
        "termination_type",
        "termination_reason",
        "fix_salary_interval",
      ],
      ...[CUSTOM.costCentre, CUSTOM.employmentKind, CUSTOM.languages, CUSTOM.level, CUSTOM.profileLink],
      ...[CUSTOM.about, CUSTOM.skills],
    ]);
    expect(ofKind("null")).toEqual([
      ...[
        "email",
        "supervisor",
        "hire_date",
        "contract_end_date",
        "termination_date",
        "probation_period_end",
      ],
      ...[
        "subcompany",
        "office",
        "department",
        "absence_entitlement",
        "last_working_day",
        "profile_picture",
        "team",
      ],
      ...[CUSTOM.birthday, CUSTOM.deskNumber, CUSTOM.childAllowance, CUSTOM.anniversary],
    ]);
    expect(ofKind("[]")).toEqual(["cost_centers"]);
    expect(ofKind("0")).toEqual(["fix_salary", "hourly_salary"]);
    expect((await ask.person({ id: 2 }))["email"]?.value).toBe("");
  });
});

describe("dates are local midnight of the person's own zone", () => {
  const ON = { hireDate: "2026-01-15", probationEndDate: "2026-07-15" };
  test.each([
    ["Berlin", "+01:00", "+02:00"],
    ["London", "+00:00", "+01:00"],
    ["New York", "-05:00", "-04:00"],
    ["Singapur", "+08:00", "+08:00"],
    ["Zweigstelle", "+01:00", "+02:00"],
  ])("in %s %s in winter, %s in summer", async (office, winter, summer) => {
    const { ask } = await serve({
      id: 1,
      office,
      ...ON,
      custom: { Geburtsdatum: "1990-08-01", Jubiläum: "2036-01-15" },
    });
    const person = await ask.person({ id: 1 });
    expect(person["hire_date"]?.value).toBe(`2026-01-15T00:00:00${winter}`);
    expect(person["probation_period_end"]?.value).toBe(`2026-07-15T00:00:00${summer}`);
    expect(person[CUSTOM.birthday]?.value).toMatch(/^1990-08-01T00:00:00[+-]/);
    expect(person[CUSTOM.anniversary]?.value).toBe("2036-01-15");
  });

  test("on the days the clocks change and long ago", async () => {
    const { ask } = await serve(
      { id: 1, office: "Berlin", hireDate: "2026-03-29", contractEndDate: "2026-10-25" },
      { id: 2, office: "Berlin", hireDate: "1835-02-01" },
    );
    const [changing, old] = [await ask.person({ id: 1 }), await ask.person({ id: 2 })];
    expect(changing["hire_date"]?.value).toBe("2026-03-29T00:00:00+01:00");
    expect(changing["contract_end_date"]?.value).toBe("2026-10-25T00:00:00+02:00");
    expect(old["hire_date"]?.value).toBe("1835-02-01T00:00:00+00:53");
  });

  test("while created_at is an instant", async () => {
    const { ask } = await serve({ id: 1, office: "London", createdAt: "2026-07-01T22:30:00Z" });
    expect((await ask.person({ id: 1 }))["created_at"]?.value).toBe("2026-07-01T23:30:00+01:00");
  });
});

test("tags come in both forms", async () => {
  const { ask } = await serve({
    id: 1,
    custom: { Sprachen: ["Deutsch", "Englisch"], Fähigkeiten: ["Excel, fortgeschritten", "SAP"] },
  });
  const person = await ask.person({ id: 1 });
  expect(person[CUSTOM.languages]?.value).toBe("Deutsch,Englisch");
  expect(person[CUSTOM.skills]?.value).toBe('["Excel, fortgeschritten","SAP"]');
});

describe("patch", () => {
  test("sends exactly what it is given, and a later change ends it", async () => {
    const { company, ask } = await serve({ id: 1, department: "IT", status: "active" });
    company.patch(1, {
      department: [],
      status: "sabbatical",
      email: "",
      hire_date: "2021-01-01",
      [CUSTOM.level]: 3,
    });
    const patched = await ask.person({ id: 1 });
    const values = ["department", "status", "email", "hire_date", CUSTOM.level].map(
      (key) => patched[key]?.value,
    );
    expect(values).toEqual([[], "sabbatical", "", "2021-01-01", 3]);
    expect(company.get(1)).toMatchObject({ status: "active", email: "", hireDate: "2021-01-01" });

    company.move(1, { department: "Personal" });
    expect((await ask.person({ id: 1 }))["department"]?.value).toMatchObject({
      attributes: { name: "Personal" },
    });
  });

  test("hide leaves attributes out of one record only", async () => {
    const { company, ask } = await serve({ id: 1 }, { id: 2 });
    company.hide(1, ["email"]);
    expect(await ask.person({ id: 1 })).not.toHaveProperty("email");
    expect(await ask.person({ id: 2 })).toHaveProperty("email");
  });
});

test("attributes can be defined and taken away while it runs", async () => {
  const { company, ask } = await serve({ id: 1 });
  company.defineAttribute({
    key: "dynamic_5",
    label: "Hund",
    type: "list",
    universalId: null,
    options: ["ja", "nein"],
  });
  company.removeAttribute(CUSTOM.level);
  company.change(1, { custom: { Hund: "ja" } });
  const person = await ask.person({ id: 1 });
  expect(person["dynamic_5"]).toMatchObject({ label: "Hund", value: "ja", type: "list" });
  expect(person).not.toHaveProperty(CUSTOM.level);
});

describe("updated_since", () => {
  async function changedCompany(): Promise<Ask> {
    const { company, ask } = await serve(
      { id: 1, createdAt: "2020-01-01" },
      { id: 2, createdAt: "2020-01-02" },
      { id: 3, createdAt: "2020-01-03" },
    );
    company.promote(1, { position: "Leitung" });
    company.changeEmail(2, "neu@beispiel.example");
    return ask;
  }

  test.each([
    ["updated_since=2025-01-01", [2, 1]],
    ["updated_since=2020-01-02T12:00:00", [3, 2, 1]],
    ["updated_since=2025-01-01&attributes[]=email", [2]],
    ["updated_since=2025-01-01&attributes[]=first_name", []],
    ["updated_since=2025-01-01&email=kim@beispiel.example", [2, 1]],
    ["updated_since=2025-01-01&limit=1&offset=1", [1]],
  ])("?%s finds %j", async (query, ids) => {
    expect(valuesOf(await (await changedCompany()).list(query), "id")).toEqual(ids);
  });
});
