import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { addAccount, addTeam, editByHand, joinTeam, saveTargets } from "./by-hand.ts";
import { accountOf, listAccounts, listEmails, listFindings, listTeams } from "./directory.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const company = () => rollcall.personio.company;

const rawAccounts = (where: string) => rollcall.rows(`SELECT * FROM account WHERE ${where} ORDER BY id`);

async function firstSync(): Promise<void> {
  await rollcall.connect();
  await rollcall.sync();
}

describe("a department", () => {
  beforeEach(async () => {
    company().add({ id: 11, firstName: "Ada", department: { id: 7, name: "Rechnen" } });
    company().add({ id: 12, firstName: "Grace", department: { id: 8, name: "Vertrieb" } });
    await firstSync();
  });

  const idsByName = async () =>
    Object.fromEntries((await listTeams(rollcall)).map(({ id, name }) => [name, id]));

  test("that is renamed keeps its team, with who is in it by hand", async () => {
    const [ada, grace] = [await accountOf(rollcall, { id: 11 }), await accountOf(rollcall, { id: 12 })];
    const { Rechnen = "" } = await idsByName();
    await joinTeam(rollcall, grace.id, Rechnen);
    company().renameDepartment("Rechnen", "Rechenzentrum");
    expect(await rollcall.sync()).toMatchObject({
      counts: { teamsRenamed: 1, teamsCreated: 0, memberships: 0 },
    });
    expect(await idsByName()).toMatchObject({ Rechenzentrum: Rechnen });
    expect((await accountOf(rollcall, { id: 11 })).id).toBe(ada.id);
    expect(await accountOf(rollcall, { id: 12 })).toMatchObject({
      teams: ["Rechenzentrum (manual)", "Vertrieb (department)"],
    });
  });

  test("can swap names with another in one run", async () => {
    const before = await idsByName();
    company().renameDepartment("Rechnen", "Zwischenname");
    company().renameDepartment("Vertrieb", "Rechnen");
    company().renameDepartment("Zwischenname", "Vertrieb");
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { teamsRenamed: 2 } });
    expect(await idsByName()).toEqual({ Rechnen: before["Vertrieb"], Vertrieb: before["Rechnen"] });
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Vertrieb (department)"]);
    expect(await rollcall.sync()).toMatchObject({ counts: { teamsRenamed: 0, memberships: 0 } });
  });

  test("is renamed whatever teams by hand are called", async () => {
    const { Rechnen = "" } = await idsByName();
    await addTeam(rollcall, "t-odd", `~${Rechnen}`);
    company().renameDepartment("Rechnen", "Rechenzentrum");
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { teamsRenamed: 1 } });
    expect(await idsByName()).toMatchObject({ Rechenzentrum: Rechnen, [`~${Rechnen}`]: "t-odd" });
  });

  test("that somebody moves to replaces the one they come from", async () => {
    await joinTeam(
      rollcall,
      (await accountOf(rollcall, { id: 11 })).id,
      (await idsByName())["Vertrieb"] ?? "",
    );
    company().move(11, { department: "Entwicklung" });
    expect(await rollcall.sync()).toMatchObject({ counts: { teamsCreated: 1, memberships: 2 } });
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual([
      "Entwicklung (department)",
      "Vertrieb (manual)",
    ]);
    expect(Object.keys(await idsByName())).toContain("Rechnen");
  });

  test("whose name a team by hand has already uses that team", async () => {
    await addTeam(rollcall, "t-hand", "Labor");
    company().move(11, { department: "Labor" });
    await rollcall.sync();
    expect(await idsByName()).toMatchObject({ Labor: "t-hand" });
    expect(await listTeams(rollcall)).toContainEqual({ id: "t-hand", name: "Labor", origin: "manual" });
    company().renameDepartment("Labor", "Werkstatt");
    await rollcall.sync();
    expect(await idsByName()).toMatchObject({ Labor: "t-hand" });
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Werkstatt (department)"]);
  });

  test("that shares its team with another attribute leaves it when it is renamed", async () => {
    await saveTargets(rollcall, { team: { kind: "team" } });
    company().move(12, { team: "Rechnen" });
    await rollcall.sync();
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Rechnen (department)"]);
    expect((await accountOf(rollcall, { id: 12 })).teams).toEqual([
      "Rechnen (team)",
      "Vertrieb (department)",
    ]);
    expect(await listTeams(rollcall)).toHaveLength(2);
    const before = await idsByName();
    company().renameDepartment("Rechnen", "Rechenzentrum");
    expect(await rollcall.sync()).toMatchObject({ counts: { teamsRenamed: 0, teamsCreated: 1 } });
    expect(await idsByName()).toMatchObject(before);
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Rechenzentrum (department)"]);
    expect((await accountOf(rollcall, { id: 12 })).teams).toEqual([
      "Rechnen (team)",
      "Vertrieb (department)",
    ]);
  });

  test("and another attribute can both put somebody into one team; each takes its own away", async () => {
    await saveTargets(rollcall, { team: { kind: "team" } });
    company().move(11, { team: "Rechnen" });
    await rollcall.sync();
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Rechnen (department)", "Rechnen (team)"]);
    company().move(11, { department: null });
    await rollcall.sync();
    expect((await accountOf(rollcall, { id: 11 })).teams).toEqual(["Rechnen (team)"]);
  });

  test("that differs from a team in case, blanks or umlauts only is a finding, and nothing is merged", async () => {
    await addTeam(rollcall, "t1", "entwicklung");
    await addTeam(rollcall, "t2", "Küche");
    company().move(11, { department: "Entwicklung" });
    company().move(12, { department: "Kueche" });
    await rollcall.sync();
    expect(await listFindings(rollcall)).toEqual([
      "team-name-similar Entwicklung",
      "team-name-similar Kueche",
    ]);
    expect(Object.keys(await idsByName())).toEqual(expect.arrayContaining(["Entwicklung", "entwicklung"]));
  });
});

describe("teams and memberships by hand", () => {
  test("stay, whatever the sync does", async () => {
    const ada = company().add({ firstName: "Ada", department: "Rechnen" });
    company().add({ department: "Rechnen" });
    await firstSync();
    const account = await accountOf(rollcall, ada);
    const [rechnen] = await listTeams(rollcall);
    await addTeam(rollcall, "t-chor", "Chor");
    await joinTeam(rollcall, account.id, "t-chor");
    await joinTeam(rollcall, account.id, rechnen?.id ?? "");
    company().change(ada, { department: null, position: "Neu" });
    await rollcall.sync();
    expect((await accountOf(rollcall, ada)).teams).toEqual(["Chor (manual)", "Rechnen (manual)"]);
    company().end(ada);
    await rollcall.sync();
    expect((await accountOf(rollcall, ada)).teams).toEqual(["Chor (manual)", "Rechnen (manual)"]);
  });
});

describe("addresses", () => {
  test("two people who swap theirs come out right in one run", async () => {
    const ada = company().add({ email: "a@beispiel.example" });
    const grace = company().add({ email: "b@beispiel.example" });
    await firstSync();
    const before = await accountOf(rollcall, ada);
    company().changeEmail(ada, "B@beispiel.example");
    company().changeEmail(grace, "a@beispiel.example");
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { updated: 2, held: 0 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({ id: before.id, email: "B@beispiel.example" });
    expect((await accountOf(rollcall, grace)).email).toBe("a@beispiel.example");
    expect(await listFindings(rollcall)).toEqual([]);
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0 } });
  });

  test("one who is new takes an address that somebody gives up in the same run", async () => {
    const ada = company().add({ email: "lead@beispiel.example" });
    await firstSync();
    company().changeEmail(ada, "ada@beispiel.example");
    const grace = company().add({ email: "Lead@beispiel.example" });
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 1, updated: 1, held: 0 } });
    expect((await accountOf(rollcall, ada)).email).toBe("ada@beispiel.example");
    expect((await accountOf(rollcall, grace)).email).toBe("Lead@beispiel.example");
  });

  test("that two new people share hold both, and everybody else goes on", async () => {
    company().add({ firstName: "Ada", lastName: "Eins", email: "team@beispiel.example" });
    company().add({ firstName: "Ada", lastName: "Zwei", email: "TEAM@beispiel.example" });
    company().add({ email: "kim@beispiel.example" });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: 1, held: 2 } });
    expect(await listEmails(rollcall)).toEqual(["kim@beispiel.example"]);
    expect(await listFindings(rollcall)).toEqual(["email-conflict Ada Eins", "email-conflict Ada Zwei"]);
  });

  test("that belong to somebody else, or are gone, leave an account the one it has", async () => {
    const ada = company().add({ firstName: "Ada", lastName: "Eins", email: "ada@beispiel.example" });
    const grace = company().add({ firstName: "Grace", lastName: "Zwei", email: "grace@beispiel.example" });
    await firstSync();
    company().change(ada, { email: "grace@beispiel.example", position: "Neu" });
    company().change(grace, { email: null, position: "Auch neu" });
    await rollcall.sync();
    expect(await accountOf(rollcall, ada)).toMatchObject({ email: "ada@beispiel.example", jobTitle: "Neu" });
    expect(await accountOf(rollcall, grace)).toMatchObject({
      ...{ email: "grace@beispiel.example", jobTitle: "Auch neu" },
    });
    expect(await listFindings(rollcall)).toEqual(["email-conflict Ada Eins", "no-email Grace Zwei"]);
    company().changeEmail(grace, "g2@beispiel.example");
    await rollcall.sync();
    expect((await accountOf(rollcall, ada)).email).toBe("grace@beispiel.example");
    expect(await listFindings(rollcall)).toEqual([]);
  });
});

describe("accounts nobody linked", () => {
  test("are never changed", async () => {
    await addAccount(rollcall, { id: "hand-1", email: "praktikum@beispiel.example" });
    await addAccount(rollcall, { id: "hand-2", email: "gast@beispiel.example", state: "deactivated" });
    const ada = company().add({ email: "ada@beispiel.example" });
    company().add({ email: "gast@beispiel.example", status: "inactive" });
    company().add({ email: "praktikum@beispiel.example", status: "onboarding" });
    const before = await rawAccounts("id LIKE 'hand%'");
    await firstSync();
    company().delete(ada);
    company().add();
    await rollcall.sync();
    expect(await rawAccounts("id LIKE 'hand%'")).toEqual(before);
    expect(await listAccounts(rollcall)).toHaveLength(4);
  });

  test("are adopted by the active employee with their address, in whatever case it is written", async () => {
    await addAccount(rollcall, { id: "hand-1", email: "ADA@Beispiel.example", firstName: "A." });
    await addTeam(rollcall, "t-chor", "Chor");
    await joinTeam(rollcall, "hand-1", "t-chor");
    const ada = company().add({ firstName: "Ada", email: "ada@beispiel.EXAMPLE", department: "Rechnen" });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, updated: 1 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({
      ...{ id: "hand-1", link: "linked", email: "ada@beispiel.EXAMPLE", firstName: "Ada", jobTitle: null },
      teams: ["Chor (manual)", "Rechnen (department)"],
    });
  });

  test("whose address a linked employee is given are a question of identity, never guessed", async () => {
    const ada = company().add({ firstName: "Ada", lastName: "Eins", email: "ada@beispiel.example" });
    await firstSync();
    await addAccount(rollcall, { id: "hand-1", email: "ada.eins@beispiel.example" });
    const before = await rawAccounts("id = 'hand-1'");
    company().changeEmail(ada, "ada.eins@beispiel.example");
    await rollcall.sync();
    expect((await accountOf(rollcall, ada)).email).toBe("ada@beispiel.example");
    expect(await rawAccounts("id = 'hand-1'")).toEqual(before);
    expect(await listFindings(rollcall)).toEqual(["identity-conflict Ada Eins"]);
  });
});

describe("one bad record", () => {
  const BROKEN: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]> = [
    ["an id that is none", { id: "…" }],
    ["no id at all", { id: null }],
    ["a status nobody knows", { status: "auf Reisen" }],
    ["an empty status", { status: "" }],
    ["an empty address", { email: "" }],
    ["an address that is none", { email: "siehe Outlook" }],
    ["a list of nothing for a department", { department: [{}] }],
    ["a department without a name", { department: { type: "Department", attributes: { id: 7 } } }],
    ["a date of zeros", { hire_date: "0000-00-00" }],
    ["a supervisor without an id", { supervisor: { type: "Employee", attributes: {} } }],
    ["an object for a name", { first_name: { nested: true } }],
    ["nothing a database can hold", { position: "a\u0000b\ud800" }],
  ];

  const asWritten = { firstName: "Ada", lastName: "Lovelace", department: "Rechnen", position: "Alt" };

  test("never fails a run, deactivates nobody and hinders nobody else", async () => {
    for (const [index] of BROKEN.entries()) company().add({ id: 100 + index, ...asWritten });
    company().add({ id: 12 });
    await firstSync();
    for (const [index, [, values]] of BROKEN.entries()) company().patch(100 + index, values);
    company().change(12, { position: "Admiralin" });
    company().add({ id: 13 });
    expect(await rollcall.sync()).toMatchObject({
      ...{ state: "succeeded", counts: { read: BROKEN.length + 2, created: 1, deactivated: 0 } },
    });
    for (const [index, [what]] of BROKEN.entries()) {
      const { state, link, email, teams } = await accountOf(rollcall, { id: 100 + index });
      expect({ state, link, teams }, what).toEqual({
        ...{ state: "active", link: "linked", teams: ["Rechnen (department)"] },
      });
      expect(email, what).toMatch(/^ada\.lovelace\d*@beispiel\.example$/u);
    }
    expect(await accountOf(rollcall, { id: 12 })).toMatchObject({ jobTitle: "Admiralin" });
    expect((await accountOf(rollcall, { id: 13 })).state).toBe("active");
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0, created: 0, deactivated: 0 } });
  });

  test("in a first read hinders nobody else", async () => {
    for (const [index, [, values]] of BROKEN.entries()) {
      company().add({ id: 100 + index, ...asWritten });
      company().patch(100 + index, values);
    }
    company().add({ id: 12 });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({
      state: "succeeded",
      counts: { read: BROKEN.length + 1 },
    });
    expect((await accountOf(rollcall, { id: 12 })).state).toBe("active");
  });

  test.each([
    ["all the while", 1],
    ["twice", 2],
  ])("without an id is nobody's end, %s", async (_, times) => {
    for (const id of [11, 12, 13, 14]) company().add({ id });
    await firstSync();
    for (const id of [11, 12, 13, 14].slice(0, times)) company().patch(id, { id: "…" });
    const run = await rollcall.sync();
    expect(run).toMatchObject({ state: "succeeded", counts: { read: 4, held: times, deactivated: 0 } });
    company().add({ id: 15 });
    company().delete(14);
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 1, deactivated: 1, held: times } });
  });

  test("that says whose it is not, is a finding until it does", async () => {
    company().add({ id: 11, firstName: "Ada", lastName: "Lovelace" });
    company().add({ id: 12 });
    await firstSync();
    company().patch(11, { status: "auf Reisen" });
    await rollcall.sync();
    expect(await listFindings(rollcall)).toEqual(["invalid-record Ada Lovelace"]);
    company().patch(11, { status: "active" });
    await rollcall.sync();
    expect(await listFindings(rollcall)).toEqual([]);
    await editByHand(rollcall);
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0 } });
  });
});
