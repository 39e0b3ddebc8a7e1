import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ask, createAsk, valuesOf } from "./ask.ts";
import { CUSTOM } from "./company/attributes.ts";
import type { Company } from "./company/company.ts";
import type { Person } from "./company/person.ts";
import { createCompany } from "./create-company.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

let company: Company;
let personio: TestPersonio;
let ask: Ask;
let ada: Person;

const NOW = "2026-11-22T09:00:00Z";

beforeEach(async () => {
  company = createCompany({ people: 0, now: () => new Date(NOW) });
  ada = company.add({
    ...{ id: 1, firstName: "Ada", lastName: "Lovelace", createdAt: "2020-01-01" },
    ...{ department: { id: 7, name: "Rechnen" }, office: "London", custom: { Level: "Senior" } },
  });
  personio = await startTestPersonio({ company, rateLimit: "off" });
  ask = await createAsk(personio.url);
});
afterEach(() => personio.close());

const read = async (person: { readonly id: number }, key: string): Promise<unknown> =>
  (await ask.person(person))[key]?.value;

describe("hiring", () => {
  test("for today is active and first in the list", async () => {
    const hired = company.hire({ firstName: "Grace", lastName: "Hopper" });
    expect(hired).toMatchObject({
      status: "active",
      hireDate: "2026-11-22",
      email: "grace.hopper@beispiel.example",
    });
    expect(valuesOf(await ask.list(), "id")).toEqual([hired.id, 1]);
  });

  test("for later is onboarding, and active on the day", async () => {
    const hired = company.hire({ hireDate: "2026-12-01", email: null, office: "Berlin" });
    expect([await read(hired, "status"), await read(hired, "email")]).toEqual(["onboarding", null]);
    company.advanceTo("2026-11-30");
    expect(await read(hired, "status")).toBe("onboarding");
    company.advanceTo("2026-11-30T23:00:00Z");
    expect(await read(hired, "status")).toBe("active");
    expect(await read(hired, "last_modified_at")).toBe("2026-12-01T00:00:00+01:00");
  });

  test("a second of the name has a number in the address", () => {
    expect(company.hire({ firstName: "Ada", lastName: "Lovelace" }).email).toBe(
      "ada.lovelace2@beispiel.example",
    );
  });
});

describe("changes", () => {
  test("move, rename, e-mail and promotion show at once, with the time of the change", async () => {
    const boss = company.hire();
    company.move(ada, { department: "Forschung", office: "Berlin" });
    company.rename(ada, { lastName: "King" });
    company.changeEmail(ada, "ada.king@beispiel.example");
    company.promote(ada, { position: "Leitung", supervisor: boss, level: "Head" });
    const person = await ask.person(ada);
    const values = ["last_name", "email", "position", CUSTOM.level].map((key) => person[key]?.value);
    expect(values).toEqual(["King", "ada.king@beispiel.example", "Leitung", "Head"]);
    expect(person["supervisor"]?.value).toMatchObject({ attributes: { id: { value: boss.id } } });
    expect(person["department"]?.value).toMatchObject({ attributes: { name: "Forschung" } });
    expect(person["last_modified_at"]?.value).toBe("2026-11-22T10:00:00+01:00");
  });

  test("one that changes nothing is none", () => {
    expect(company.move(ada, { department: "Rechnen" })).toBe(company.get(1));
    expect(company.get(1)).toBe(ada);
  });

  test("a renamed department keeps its id and shows on everybody", async () => {
    const other = company.hire({ department: "Rechnen" });
    await ask.list();
    company.renameDepartment("Rechnen", "Mathematik");
    const { data } = await ask.list();
    const renamed = { type: "Department", attributes: { id: 7, name: "Mathematik" } };
    expect(data.map(({ attributes }) => attributes["department"]?.value)).toEqual([renamed, renamed]);
    expect(company.get(other).departmentId).toBe(7);
  });

  test("a supervisor's new name shows on their reports", async () => {
    const report = company.hire({ supervisor: ada });
    await ask.list();
    company.rename(ada, { lastName: "King" });
    expect(await read(report, "supervisor")).toMatchObject({
      attributes: { last_name: { value: "King" } },
    });
  });

  test("for a later day are invisible until 03:00 of it", async () => {
    company.schedule("2026-12-01", () => company.promote(ada, { position: "Leitung" }));
    company.advanceTo("2026-12-01T01:59:00Z");
    expect(await read(ada, "position")).toBe("");
    company.advanceTo("2026-12-01T02:00:00Z");
    expect(await read(ada, "position")).toBe("Leitung");
  });

  test("leave and return", async () => {
    company.sendOnLeave(ada);
    expect(await read(ada, "status")).toBe("leave");
    company.returnFromLeave(ada);
    expect(await read(ada, "status")).toBe("active");
  });
});

describe("leaving", () => {
  test("for later: active with the date, inactive at 00:00 UTC on the day after", async () => {
    company.end(ada, { on: "2026-12-31", lastWorkingDay: "2026-12-18" });
    const leaving = await ask.person(ada);
    expect([leaving["status"]?.value, leaving["termination_date"]?.value]).toEqual([
      "active",
      "2026-12-31T00:00:00+00:00",
    ]);
    expect(leaving["last_working_day"]?.value).toBe("2026-12-18T00:00:00+00:00");
    company.advanceTo("2026-12-31T23:59:59Z");
    expect(await read(ada, "status")).toBe("active");
    company.advanceTo("2027-01-01T00:00:00Z");
    expect(await read(ada, "status")).toBe("inactive");
  });

  test.each([
    ["2026-11-22", "active"],
    ["2026-11-21", "inactive"],
    [undefined, "inactive"],
  ])("on %s: %s now", async (on, status) => {
    company.end(ada, on === undefined ? {} : { on });
    expect(await read(ada, "status")).toBe(status);
  });

  test("deleted people are gone; their reports still name them", async () => {
    const report = company.hire({ supervisor: ada });
    company.delete(ada);
    expect((await ask.get("/1")).status).toBe(404);
    expect(valuesOf(await ask.list(), "id")).toEqual([report.id]);
    expect(await read(report, "supervisor")).toMatchObject({ attributes: { id: { value: 1 } } });
  });
});

describe("coming back", () => {
  test("is a new profile; the old one's e-mail gets `_` and five characters", async () => {
    company.end(ada);
    const back = company.rehire(ada, { position: "Beratung" });
    const [old, now] = [await ask.person(ada), await ask.person(back)];
    expect(back.id).not.toBe(1);
    expect(old["email"]?.value).toMatch(/^ada\.lovelace@beispiel\.example_[a-z0-9]{5}$/);
    expect(["email", "status", "first_name", CUSTOM.level].map((key) => now[key]?.value)).toEqual([
      ...["ada.lovelace@beispiel.example", "active", "Ada", "Senior"],
    ]);
    expect(now["termination_date"]?.value).toBeNull();
    expect(now["department"]?.value).toEqual(old["department"]?.value);
  });

  test("in the future is onboarding; the e-mail may stay where it is", () => {
    company.end(ada);
    const back = company.rehire(ada, { hireDate: "2027-01-01", transferEmail: false });
    expect([back.status, back.email, company.get(1).email]).toEqual([
      ...["onboarding", null, "ada.lovelace@beispiel.example"],
    ]);
  });

  test("is only for people who have left", () => {
    expect(() => company.rehire(ada)).toThrow("Employee 1 has not left");
  });
});

test("time does not run backwards", () => {
  company.advanceTo("2026-12-01");
  expect(() => company.advanceTo("2026-11-30")).toThrow(/It is past/);
});
