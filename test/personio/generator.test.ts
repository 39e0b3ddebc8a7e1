import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Company } from "./company/company.ts";
import { fullName, type Person } from "./company/person.ts";
import { createCompany } from "./create-company.ts";

const now = (): Date => new Date("2026-11-22T09:00:00Z");
const demo = createCompany({ people: 250, seed: 7, now });
const share = (company: Company, test: (person: Person) => boolean): number =>
  company.employees.filter(test).length / company.employees.length;

describe("the same seed", () => {
  test("makes the same company, another one another", () => {
    expect(createCompany({ people: 250, seed: 7, now }).employees).toEqual(demo.employees);
    expect(createCompany({ people: 250, seed: 9, now }).employees).not.toEqual(demo.employees);
  });

  test("makes the same people on another day, with other dates", () => {
    const later = createCompany({ people: 250, seed: 7, now: () => new Date("2028-02-29T09:00:00Z") });
    const namesOf = ({ employees }: Company): readonly string[] => employees.map(fullName).sort();
    expect(namesOf(later)).toEqual(namesOf(demo));
    const onboarding = later.employees.filter(({ status }) => status === "onboarding");
    expect(onboarding.every(({ hireDate }) => (hireDate ?? "") > "2028-02-29")).toBe(true);
  });
});

describe("any company", () => {
  const anyCompany = fc
    .record({ people: fc.integer({ min: 5, max: 1_500 }), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) })
    .map((options) => createCompany({ ...options, now }));

  test("has the right number of people, each with an id of their own and a line up to one chief", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 1_500 }), fc.nat(), (people, seed) => {
        const company = createCompany({ people, seed, now });
        const chiefs = company.employees.filter(({ supervisorId }) => supervisorId === null);
        expect(company.employees).toHaveLength(people);
        expect(new Set(company.employees.map(({ id }) => id)).size).toBe(people);
        expect(chiefs).toHaveLength(1);
        expect(new Set(company.employees.map((person) => lineOf(company, person).at(-1)))).toEqual(
          new Set(chiefs),
        );
      }),
      { numRuns: 25 },
    );
  });

  test("agrees with itself: dates, status and contracts fit together", () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        expect(company.employees.flatMap(contradictions)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

/** A person and everybody above, until the top; a circle would run into the limit. */
function lineOf(company: Company, person: Person): readonly Person[] {
  const line = [person];
  for (
    let above = company.supervisorOf(person);
    above && line.length < 30;
    above = company.supervisorOf(above)
  ) {
    line.push(above);
  }
  return line;
}

function contradictions({ status, hireDate, terminationDate, createdAt, email }: Person): readonly string[] {
  const today = "2026-11-22";
  const found: string[] = [];
  if (status === "onboarding" && (hireDate ?? "") <= today) found.push("onboarding, but started");
  if (status !== "onboarding" && hireDate !== null && hireDate > today)
    found.push("started, but in the future");
  if (status === "inactive" && (terminationDate ?? "9") >= today) found.push("inactive, but not yet");
  if (status !== "inactive" && terminationDate !== null && terminationDate < today)
    found.push("gone, but active");
  if (terminationDate !== null && hireDate !== null && terminationDate <= hireDate)
    found.push("left before they came");
  if (createdAt > now()) found.push("created in the future");
  if (email && !/^[a-z0-9.-]+@beispiel\.example(_[a-z0-9]{5})?$/.test(email)) found.push(`address ${email}`);
  return found;
}

describe("the demo company (250, seed 7)", () => {
  test("is about 85 % active, with a few of every other kind", () => {
    expect(demo.name).toBe("Beispiel GmbH");
    expect(share(demo, ({ status }) => status === "active")).toBeCloseTo(0.85, 1);
    const counts = (status: string): number =>
      demo.employees.filter((person) => person.status === status).length;
    expect([counts("leave"), counts("onboarding"), counts("inactive")]).toEqual([6, 5, 26]);
    const leaving = demo.employees.filter(
      ({ status, terminationDate }) => status === "active" && terminationDate,
    );
    expect(leaving).toHaveLength(3);
  });

  test("has people everywhere", () => {
    expect(demo.units.all("department").map(({ name }) => name)).toContain("Vertrieb");
    expect(demo.units.all("office").length).toBeGreaterThan(3);
    expect(demo.units.all("subcompany").length).toBeGreaterThan(1);
    expect(new Set(demo.employees.map((person) => demo.zoneOf(person))).size).toBeGreaterThan(1);
    expect(demo.employees.some(({ lastName }) => /[äöüß]/.test(lastName))).toBe(true);
    expect(share(demo, ({ employmentType }) => employmentType === "external")).toBeGreaterThan(0);
  });

  test("has a few findings, not many", () => {
    const active = demo.employees.filter(({ status }) => status === "active");
    expect(active.filter(({ email }) => !email)).toHaveLength(1);
    expect(active.length - new Set(active.map(({ email }) => email)).size).toBe(1);
    expect(active.length - new Set(active.map(fullName)).size).toBeGreaterThan(0);
    expect(active.filter(({ hireDate }) => hireDate === null)).toHaveLength(1);
    expect(demo.employees.filter(({ email }) => email?.includes("_"))).toHaveLength(1);
    const lost = active.filter((person) => demo.supervisorOf(person)?.status === "inactive");
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(10);
  });

  test("has one department whose name is written twice", () => {
    const twin = demo.units.find("department", "vertrieb ");
    expect(demo.employees.filter(({ departmentId }) => departmentId === twin?.id)).toHaveLength(2);
    const names = demo.units.all("department").map(({ name }) => name.trim().toLowerCase());
    expect(names.length - new Set(names).size).toBe(1);
  });
});

test("even seeds make international companies", () => {
  const company = createCompany({ people: 100, seed: 8, now });
  expect(company.name).toBe("Sample Group SE");
  expect(company.units.find("department", "Engineering")).toBeDefined();
});

test("50,000 people are there within seconds, no team or department too big", () => {
  // Processor time, not the clock's: other tests run beside this one.
  const before = process.cpuUsage();
  const huge = createCompany({ people: 50_000, seed: 1, now });
  expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(3);
  expect(huge.employees).toHaveLength(50_000);
  expect(huge.units.all("department").length).toBeGreaterThan(200);
  expect(Math.max(...huge.employees.slice(0, 500).map((person) => lineOf(huge, person).length))).toBeLessThan(
    12,
  );
});
