import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { accountOf, listAccounts, listEmails, listFindings, listTeams, snapshot } from "./directory.ts";
import { comparable, expectedAccounts } from "./expected-accounts.ts";
import { watchWrites } from "./watch-writes.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const company = () => rollcall.personio.company;

describe("the first sync of a company", () => {
  test("gives everybody who is active an account with all that is carried over by default", async () => {
    const grace = company().add({ id: 12, firstName: "Grace", lastName: "Hopper", gender: "female" });
    const ada = company().add({
      id: 11,
      ...{ firstName: "Ada", lastName: "Lovelace", gender: "female", position: "Programmiererin" },
      ...{ hireDate: "2024-07-01", terminationDate: "2099-12-31", office: "Berlin" },
      ...{ department: { id: 7, name: "Rechnen" }, supervisor: grace },
    });
    await rollcall.connect();
    const run = await rollcall.sync();
    expect(run).toMatchObject({
      state: "succeeded",
      problem: null,
      counts: { read: 2, created: 2, updated: 0, deactivated: 0, teamsCreated: 1, memberships: 1, held: 0 },
    });
    expect(comparable(await accountOf(rollcall, ada))).toEqual({
      externalId: "11",
      link: "linked",
      ...{ email: "ada.lovelace@beispiel.example", firstName: "Ada", lastName: "Lovelace", gender: "female" },
      ...{ jobTitle: "Programmiererin", startOn: "2024-07-01", endOn: "2099-12-31", location: "Berlin" },
      ...{ level: null, custom: {}, state: "active", manager: grace.email, teams: ["Rechnen (department)"] },
    });
    expect(await listTeams(rollcall)).toMatchObject([{ name: "Rechnen", origin: "synced" }]);
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("lets everybody who is not active wait, without an error", async () => {
    company().add({ firstName: "Ada" });
    company().add({ status: "onboarding", hireDate: "2099-01-01", department: "Neuland" });
    company().add({ status: "leave" });
    company().add({ status: "inactive", terminationDate: "2020-01-31" });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: 1 } });
    expect(await listAccounts(rollcall)).toMatchObject([{ firstName: "Ada" }]);
    expect(await listTeams(rollcall)).toEqual([]);
    expect(await listFindings(rollcall)).toEqual([]);
    const [run] = await rollcall.rows<{ people: string }>("SELECT people FROM run");
    expect(JSON.parse(run?.people ?? "")).toEqual({
      ...{ employees: 4, linked: 1, excluded: 0, held: 0, waiting: 3 },
    });
  });

  test.each(["long", "short"] as const)(
    "finds managers in whatever order people come, named in the %s form",
    async (supervisorForm) => {
      rollcall.personio.behave({ supervisorForm });
      const add = (id: number, supervisor: number | null) => company().add({ id, supervisor });
      // The supervisor has to be there before somebody can name them, but ids decide the order in which they come.
      add(20, null);
      const chain = [add(30, 20), add(10, 30), add(40, 10), add(5, 40)];
      await rollcall.connect();
      await rollcall.sync();
      for (const person of chain) {
        const { manager } = await accountOf(rollcall, person);
        expect(manager).toBe(company().supervisorOf(person)?.email);
      }
      expect((await accountOf(rollcall, { id: 20 })).manager).toBeNull();
    },
  );

  test("keeps dates as the calendar dates they are, wherever somebody works", async () => {
    const days = ["2024-03-31", "2024-07-01", "2025-01-01", "1985-10-27", "1890-04-01"];
    const offices = ["Berlin", "New York", "Singapur", "São Paulo", "London"];
    const people = offices.flatMap((office) =>
      days.map((day) => company().add({ office, hireDate: day, terminationDate: "2099-01-01" })),
    );
    await rollcall.connect();
    await rollcall.sync();
    const accounts = new Map((await listAccounts(rollcall)).map((it) => [it.externalId, it]));
    for (const { id, hireDate, officeId } of people) {
      const location = company().units.get("office", officeId)?.name;
      expect(accounts.get(String(id))).toMatchObject({ startOn: hireDate, endOn: "2099-01-01", location });
    }
  });

  test("keeps e-mail addresses as Personio spells them", async () => {
    company().add({ email: "Ada.Lovelace@Beispiel.Example" });
    company().add({ email: "zoë@beispiel.example" });
    await rollcall.connect();
    await rollcall.sync();
    expect(await listEmails(rollcall)).toEqual(["Ada.Lovelace@Beispiel.Example", "zoë@beispiel.example"]);
  });

  test("makes one team of a name, for departments that somebody active is in", async () => {
    const add = (id: number, name: string) => company().add({ department: { id, name } });
    add(1, "Vertrieb");
    add(2, "Vertrieb");
    add(3, "Technik");
    await rollcall.connect();
    await rollcall.sync();
    expect((await listTeams(rollcall)).map(({ name }) => name)).toEqual(["Technik", "Vertrieb"]);
    expect((await listAccounts(rollcall)).map(({ teams }) => teams[0])).toEqual([
      "Vertrieb (department)",
      "Vertrieb (department)",
      "Technik (department)",
    ]);
  });
});

describe("a believable company of 250 people", () => {
  test("comes out as the rules say, with a finding for everything HR should mend", async () => {
    await rollcall.reset({ people: 250, seed: 7 });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { read: 250 } });
    expect((await listAccounts(rollcall)).map(comparable)).toEqual(expectedAccounts(company()));
    const codes = (await listFindings(rollcall)).map((finding) => finding.split(" ")[0]);
    expect(new Set(codes)).toEqual(
      new Set(["no-email", "email-conflict", "manager-unknown", "team-name-similar"]),
    );
  });

  test("costs a second run at most ten rows, and none of the directory", async () => {
    await rollcall.reset({ people: 250, seed: 7 });
    await rollcall.connect();
    await rollcall.sync();
    const before = await snapshot(rollcall);
    const writes = await watchWrites(rollcall);
    try {
      const run = await rollcall.sync();
      expect(run).toMatchObject({ state: "succeeded", counts: { read: 250, created: 0, updated: 0 } });
      const counted = await writes.count();
      // That somebody started it is on record; a run that the schedule starts has no such row.
      expect(Object.keys(counted)).toEqual(["audit_event", "lease", "run"]);
      expect(Object.values(counted).reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(10);
    } finally {
      await writes.stop();
    }
    expect(await snapshot(rollcall)).toEqual(before);
  });

  test("is the same after the same read in another order", async () => {
    await rollcall.reset({ people: 250, seed: 7 });
    await rollcall.connect();
    await rollcall.sync();
    const before = await snapshot(rollcall);
    rollcall.personio.behave({ supervisorForm: "short" });
    const { employees } = company();
    for (const person of employees) company().addAll([{ ...person, createdAt: new Date(person.id) }]);
    expect(company().employees.map(({ id }) => id)).not.toEqual(employees.map(({ id }) => id));
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { updated: 0 } });
    expect(await snapshot(rollcall)).toEqual(before);
  });
});

describe("a preview", () => {
  test("says what a run would do, and does none of it", async () => {
    company().add({ department: "Rechnen" });
    await rollcall.connect();
    const before = await snapshot(rollcall);
    const preview = await rollcall.sync("preview");
    expect(preview).toMatchObject({ state: "succeeded", counts: { created: 1, teamsCreated: 1 } });
    const { account, team, membership, team_source } = await snapshot(rollcall);
    expect({ account, team, membership, team_source, employee: [] }).toEqual(before);
    expect(await rollcall.sync()).toMatchObject({ counts: preview.counts });
    expect(await listAccounts(rollcall)).toHaveLength(1);
  });
});
