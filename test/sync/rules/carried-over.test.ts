import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { editByHand, saveTargets } from "./by-hand.ts";
import { accountOf, listAccounts, listFindings, listTeams, snapshot } from "./directory.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const company = () => rollcall.personio.company;
const ADA = { id: 11 };

/** Ada with everything a record can have, and Grace, her supervisor. */
async function syncAda(): Promise<void> {
  company().add({ id: 12, firstName: "Grace", lastName: "Hopper" });
  company().add({
    ...ADA,
    ...{ firstName: "Ada", lastName: "Lovelace", gender: "female", position: "Programmiererin" },
    ...{ hireDate: "2024-07-01", terminationDate: "2099-12-31", office: "Berlin", supervisor: 12 },
    ...{ department: "Rechnen", team: "Maschine", subcompany: "Beispiel Süd GmbH" },
    ...{ costCenters: ["K1", "K2"], employmentType: "external", weeklyHours: "38.5" },
    custom: {
      "Art der Anstellung": "extern",
      Level: "Senior",
      Sprachen: ["Deutsch", "Polnisch"],
      Fähigkeiten: ["Excel, fortgeschritten", "SAP"],
      Schreibtisch: 17,
      Kinderfreibetrag: 1.5,
      Jubiläum: "2030-07-01",
      Geburtsdatum: "1985-12-10",
    },
  });
  await rollcall.connect();
  await rollcall.sync();
}

const custom = (name: string) => ({ kind: "custom", name }) as const;

describe("on request", () => {
  test("any attribute fills a custom one, in the form its type asks for", async () => {
    await syncAda();
    await saveTargets(rollcall, {
      [CUSTOM.employmentKind]: custom("Art"),
      [CUSTOM.languages]: custom("Sprachen"),
      [CUSTOM.skills]: custom("Kann"),
      [CUSTOM.deskNumber]: custom("Tisch"),
      [CUSTOM.childAllowance]: custom("Freibetrag"),
      [CUSTOM.anniversary]: custom("Jubiläum"),
      [CUSTOM.about]: custom("Über mich"),
      subcompany: custom("Firma"),
      team: custom("Gruppe"),
      cost_centers: custom("Kostenstellen"),
      contract_end_date: custom("Befristet bis"),
      employment_type: custom("Typ"),
    });
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 2 } });
    expect((await accountOf(rollcall, ADA)).custom).toEqual({
      ...{ Art: "extern", Sprachen: ["Deutsch", "Polnisch"], Kann: ["Excel, fortgeschritten", "SAP"] },
      ...{ Tisch: 17, Freibetrag: 1.5, Jubiläum: "2030-07-01", "Über mich": null, Typ: "external" },
      ...{ Firma: "Beispiel Süd GmbH", Gruppe: "Maschine", Kostenstellen: "K1, K2", "Befristet bis": null },
    });
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0 } });
  });

  test("an attribute fills the level, another one teams", async () => {
    await syncAda();
    await saveTargets(rollcall, {
      [CUSTOM.level]: { kind: "level" },
      [CUSTOM.languages]: { kind: "team" },
      team: { kind: "team" },
    });
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({
      level: "Senior",
      teams: [
        `Deutsch (${CUSTOM.languages})`,
        "Maschine (team)",
        `Polnisch (${CUSTOM.languages})`,
        "Rechnen (department)",
      ],
    });
  });

  test("a target that is taken away takes away what came from it, and nothing else", async () => {
    await syncAda();
    await saveTargets(rollcall, {
      [CUSTOM.level]: { kind: "level" },
      [CUSTOM.deskNumber]: custom("Tisch"),
      [CUSTOM.languages]: { kind: "team" },
      employment_type: custom("Typ"),
    });
    await rollcall.sync();
    await editByHand(rollcall, [
      `UPDATE account SET custom = json_set(custom, '$."T-Shirt"', 'M') WHERE external_id = '11'`,
    ]);
    await saveTargets(rollcall, {
      [CUSTOM.level]: null,
      [CUSTOM.deskNumber]: null,
      [CUSTOM.languages]: null,
    });
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({
      ...{ level: null, custom: { Typ: "external", "T-Shirt": "M" }, teams: ["Rechnen (department)"] },
    });
    expect((await accountOf(rollcall, ADA)).custom).not.toHaveProperty("Tisch");
    expect((await listTeams(rollcall)).map(({ name }) => name)).toContain("Deutsch");
  });

  test("a level and custom attributes that only hands have filled stay", async () => {
    await syncAda();
    await editByHand(rollcall, [
      `UPDATE account SET level = 'Meister', custom = '{"T-Shirt":"M"}' WHERE external_id = '11'`,
    ]);
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({ level: "Meister", custom: { "T-Shirt": "M" } });
  });
});

describe("the date of birth", () => {
  test("is not synced under any key, not asked for and not stored", async () => {
    await syncAda();
    const birthday = { label: "Date of birth", type: "date", universalId: "date_of_birth" } as const;
    company().defineAttribute({ key: "date_of_birth", ...birthday });
    company().defineAttribute({ key: "dynamic_99", ...birthday });
    const value = "1985-12-10T00:00:00+01:00";
    company().patch(ADA, { date_of_birth: value, dynamic_99: value });
    await saveTargets(rollcall, {
      [CUSTOM.birthday]: custom("Geburtstag"),
      date_of_birth: custom("Geburtstag auch"),
      // Nobody has read the attribute list since this one is there.
      dynamic_99: custom("Geburtstag auch"),
    });
    rollcall.personio.requests.clear();
    await rollcall.sync();
    expect((await accountOf(rollcall, ADA)).custom).toEqual({});
    const asked = rollcall.personio.requests.askedAttributes();
    expect([CUSTOM.birthday, "date_of_birth", "dynamic_99"].filter((key) => asked.has(key))).toEqual([]);
    expect(JSON.stringify(await rollcall.rows("SELECT * FROM employee"))).not.toContain("1985");
    expect(JSON.stringify(await rollcall.rows("SELECT * FROM run_change"))).not.toContain("1985");
  });

  test("comes along with nobody who is looked up singly", async () => {
    await syncAda();
    for (let id = 101; id <= 205; id++) company().add({ id, custom: { Geburtsdatum: "1985-12-10" } });
    await rollcall.sync();
    // The pages shift by one for every person deleted, so those behind are skipped and looked up.
    rollcall.personio.requests.clear();
    rollcall.personio.faults.add({
      kind: "change",
      fromPage: 1,
      change: (changing) => {
        changing.delete(205);
        changing.add({ id: 999, createdAt: "2001-01-01", custom: { Geburtsdatum: "1985-12-10" } });
      },
    });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
    const singly = rollcall.personio.requests.all.filter(({ path }) => /\/employees\/\d+$/u.test(path));
    expect(singly.some(({ status }) => status === 200)).toBe(true);
    expect(JSON.stringify(await rollcall.rows("SELECT * FROM employee"))).not.toContain("1985");
  });
});

describe("what is asked of Personio", () => {
  const ALWAYS = ["id", "status", "first_name", "last_name", "email", "position", "supervisor", "hire_date"];
  const ALSO = ["termination_date", "gender", "employment_type", "department", "team", "office"];
  const SCOPE = ["subcompany", "cost_centers"];

  test("is what is mapped, excluded by, or says where somebody belongs; nothing else is stored", async () => {
    await syncAda();
    await saveTargets(rollcall, { [CUSTOM.costCentre]: custom("Kostenstelle") });
    await editByHand(rollcall, [
      "INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('weekly_working_hours', '1', 0)",
    ]);
    rollcall.personio.requests.clear();
    await rollcall.sync();
    const allowed = [...ALWAYS, ...ALSO, ...SCOPE, CUSTOM.costCentre, "weekly_working_hours"].sort();
    expect([...rollcall.personio.requests.askedAttributes()].sort()).toEqual(allowed);
    const stored = await rollcall.rows<{ data: string }>("SELECT data FROM employee");
    expect(stored).toHaveLength(2);
    for (const { data } of stored) {
      const keys = Object.keys(JSON.parse(data));
      expect(keys.filter((key) => !allowed.includes(key))).toEqual([]);
      expect(keys).toContain("weekly_working_hours");
    }
  });
});

describe("an attribute that can't be read", () => {
  test("keeps what the accounts have, and is reported until it can", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    rollcall.personio.setUnreadable(["position", "department", "supervisor", "termination_date"]);
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { updated: 0 } });
    expect(await accountOf(rollcall, ADA)).toEqual(before);
    expect(await listFindings(rollcall)).toEqual(
      ["department", "position", "supervisor", "termination_date"].map(
        (attribute) => `attribute-not-readable ${JSON.stringify({ attribute })}`,
      ),
    );
    rollcall.personio.setReadable("all");
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0 } });
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("keeps the addresses there are, and holds new people", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    rollcall.personio.setUnreadable(["email"]);
    company().add({ id: 13, firstName: "Emmy" });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: 0, held: 1 } });
    expect(await accountOf(rollcall, ADA)).toEqual(before);
    expect(await listFindings(rollcall)).toEqual(['attribute-not-readable {"attribute":"email"}']);
    rollcall.personio.setReadable("all");
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 1, held: 0 } });
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("in one person's record keeps what that account has", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    company().hide(ADA, ["position", "hire_date", "office", "department", "supervisor", "email"]);
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toEqual(before);
  });

  test("keeps what a custom target has", async () => {
    await syncAda();
    await saveTargets(rollcall, { [CUSTOM.deskNumber]: custom("Tisch"), [CUSTOM.level]: { kind: "level" } });
    await rollcall.sync();
    rollcall.personio.setUnreadable([CUSTOM.deskNumber, CUSTOM.level]);
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({ level: "Senior", custom: { Tisch: 17 } });
  });
});

describe("an attribute that is empty", () => {
  test("clears the field", async () => {
    await syncAda();
    await saveTargets(rollcall, { [CUSTOM.deskNumber]: custom("Tisch"), [CUSTOM.level]: { kind: "level" } });
    await rollcall.sync();
    company().change(ADA, {
      ...{ position: "", gender: "", office: null, department: null, supervisor: null },
      ...{ hireDate: null, terminationDate: null, custom: { Schreibtisch: null, Level: null } },
    });
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({
      ...{ jobTitle: null, gender: null, location: null, teams: [], manager: null },
      ...{ startOn: null, endOn: null, level: null, custom: { Tisch: null } },
    });
    expect((await accountOf(rollcall, ADA)).email).toBe("ada.lovelace@beispiel.example");
  });
});

describe("a field edited by hand", () => {
  test("is set back where it comes from Personio", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    await editByHand(rollcall, [
      `UPDATE account SET job_title = 'Chefin', first_name = NULL, start_on = '2000-01-01', location = 'Mond',
         email = 'chefin@beispiel.example', email_key = 'chefin@beispiel.example', manager_id = NULL
       WHERE external_id = '11'`,
    ]);
    const run = await rollcall.sync();
    expect(run).toMatchObject({ counts: { updated: 1 } });
    expect(await accountOf(rollcall, ADA)).toEqual(before);
    const [change] = await rollcall.rows<{ before: string; after: string }>(
      "SELECT before, after FROM run_change WHERE run_id = ?",
      run.id,
    );
    expect(JSON.parse(change?.before ?? "")).toMatchObject({ jobTitle: "Chefin", location: "Mond" });
    expect(JSON.parse(change?.after ?? "")).toMatchObject({ jobTitle: "Programmiererin" });
  });
});

describe("a supervisor", () => {
  beforeEach(async () => {
    await syncAda();
    company().add({ id: 13, firstName: "Emmy", lastName: "Noether" });
    company().add({ id: 14, status: "leave", firstName: "Lise", lastName: "Meitner" });
    await rollcall.sync();
  });

  test.each([
    ["without an account", 14, "manager-unknown Ada Lovelace"],
    ["who reports to the very same person", 11, "manager-cycle Ada Lovelace"],
  ])("%s leaves the old line as it is, with a finding", async (_, supervisor, finding) => {
    company().change(ADA, { supervisor, position: "Neu" });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { updated: 1 } });
    expect(await accountOf(rollcall, ADA)).toMatchObject({
      ...{ manager: "grace.hopper@beispiel.example", jobTitle: "Neu" },
    });
    expect(await listFindings(rollcall)).toEqual([finding]);
  });

  test("who has left leaves the line as it is, with a finding, until there is another", async () => {
    company().end(12);
    await rollcall.sync();
    expect((await accountOf(rollcall, ADA)).manager).toBe("grace.hopper@beispiel.example");
    expect(await listFindings(rollcall)).toEqual(["manager-deactivated Ada Lovelace"]);
    company().change(ADA, { supervisor: 13 });
    await rollcall.sync();
    expect((await accountOf(rollcall, ADA)).manager).toBe("emmy.noether@beispiel.example");
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("in a circle of three breaks no line", async () => {
    company().change(12, { supervisor: 13 });
    await rollcall.sync();
    const before = await snapshot(rollcall);
    company().change(13, { supervisor: 11 });
    await rollcall.sync();
    const lines = (await listAccounts(rollcall)).map(({ email, manager }) => [email, manager]);
    expect(lines).toEqual([
      ["ada.lovelace@beispiel.example", "grace.hopper@beispiel.example"],
      ["emmy.noether@beispiel.example", null],
      ["grace.hopper@beispiel.example", "emmy.noether@beispiel.example"],
    ]);
    expect((await snapshot(rollcall)).account).toEqual(before.account);
    expect(await listFindings(rollcall)).toHaveLength(3);
  });
});
