import { afterAll, beforeAll, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import type { Person } from "../../personio/company/person.ts";
import { createRandom, type Random } from "../../personio/generator/random.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "./by-hand.ts";
import { listAccounts, snapshot } from "./directory.ts";
import { comparable, expectedAccounts } from "./expected-accounts.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());

type Act = (company: Company, random: Random) => void;

const somebody = (
  company: Company,
  random: Random,
  status: Person["status"] = "active",
): Person | undefined => {
  const people = company.employees.filter((person) => person.status === status);
  return people.length === 0 ? undefined : random.pick(people);
};

const to =
  (status: Person["status"], act: (person: Person, company: Company, random: Random) => void): Act =>
  (company, random) => {
    const person = somebody(company, random, status);
    if (person !== undefined) act(person, company, random);
  };

const ACTS: readonly Act[] = [
  (company, random) => void company.hire({ supervisor: somebody(company, random)?.id ?? null }),
  (company, random) => void company.hire({ department: random.pick(["Labor", "Lager", "Küche"]) }),
  to("active", (person, company) => company.end(person)),
  to("active", (person, company) => company.sendOnLeave(person)),
  to("leave", (person, company) => company.returnFromLeave(person)),
  to("inactive", (person, company) => company.rehire(person)),
  to("active", (person, company) => company.delete(person)),
  to("inactive", (person, company) => company.delete(person)),
  to("active", (person, company, random) =>
    company.move(person, { department: random.pick(company.units.all("department")) }),
  ),
  to("active", (person, company, random) =>
    company.promote(person, {
      position: `Stelle ${random.whole(1, 99)}`,
      supervisor: somebody(company, random)?.id ?? null,
    }),
  ),
  to("active", (person, company, random) => {
    const other = somebody(company, random) ?? person;
    company.changeEmail(person, other.email);
    company.changeEmail(other, person.email);
  }),
  to("active", (person, company, random) =>
    company.changeEmail(person, random.pick([null, "", `neu${person.id}@beispiel.example`])),
  ),
  (company, random) => {
    const [one, other] = [
      random.pick(company.units.all("department")),
      random.pick(company.units.all("department")),
    ];
    company.renameDepartment(one.id, other.name);
    company.renameDepartment(other.id, one.name);
  },
  (company, random) =>
    company.renameDepartment(
      random.pick(company.units.all("department")).id,
      `Abteilung ${random.whole(1, 50)}`,
    ),
];

/** Whoever a finding is about, or reports to such a person, may rightly keep what they had. */
async function withoutFindings(): Promise<(account: { externalId: string | null }) => boolean> {
  const rows = await rollcall.rows<{ id: string }>("SELECT employee_id AS id FROM finding");
  const ids = new Set(rows.map(({ id }) => id));
  const { company } = rollcall.personio;
  return ({ externalId }) => {
    const person = company.get(Number(externalId));
    return !ids.has(String(person.id)) && !ids.has(String(person.supervisorId));
  };
}

test.each([1, 2])(
  "ten days of a restless company (%i): each evening all is as it should be",
  async (seed) => {
    await rollcall.reset({ people: 60, seed });
    const { company } = rollcall.personio;
    const random = createRandom(seed);
    const limit = { count: 1_000, percent: 100 };
    await saveSettings(rollcall, { autoReactivate: true, limits: { deactivations: limit, relinks: limit } });
    await rollcall.connect();
    await rollcall.sync();
    for (let day = 1; day <= 10; day++) {
      for (let acts = 0; acts < 6; acts++) random.pick(ACTS)(company, random);
      expect(await rollcall.sync(), `day ${day}`).toMatchObject({ state: "succeeded", problem: null });
      const isSettled = await withoutFindings();
      const active = (await listAccounts(rollcall)).filter(({ state }) => state === "active");
      expect(active.map(comparable).filter(isSettled), `day ${day}`).toEqual(
        expectedAccounts(company).filter(isSettled),
      );
    }
    const before = await snapshot(rollcall);
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, updated: 0, deactivated: 0 } });
    expect(await snapshot(rollcall)).toEqual(before);
  },
  60_000,
);
