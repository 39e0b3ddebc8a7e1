import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import {
  addAccount,
  addTeam,
  deactivateByHand,
  joinTeam,
  saveExclusions,
  saveSettings,
  saveTargets,
} from "./by-hand.ts";
import { accountOf, listAccounts, listFindings, listTeams, snapshot } from "./directory.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const company = () => rollcall.personio.company;
const ADA = { id: 11 };

/** Ada, external, in a team by hand; and three colleagues. */
async function syncAda(): Promise<void> {
  company().add({
    ...ADA,
    ...{ firstName: "Ada", lastName: "Lovelace", position: "Programmiererin", employmentType: "external" },
    ...{ department: "Rechnen", office: "Berlin", custom: { Sprachen: ["Deutsch", "Polnisch"] } },
  });
  for (const id of [21, 22, 23]) company().add({ id, department: "Vertrieb" });
  await rollcall.connect();
  await rollcall.sync();
  await addTeam(rollcall, "t-chor", "Chor");
  await joinTeam(rollcall, (await accountOf(rollcall, ADA)).id, "t-chor");
}

describe("somebody excluded", () => {
  test("who is new gets no account and makes no team, and is no error", async () => {
    await saveExclusions(rollcall, { employment_type: ["external"] });
    company().add({ employmentType: "external", department: "Nur Externe" });
    company().add({ firstName: "Kim" });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({
      ...{ state: "succeeded", counts: { created: 1, excluded: 1, held: 0, teamsCreated: 0 } },
    });
    expect(await listAccounts(rollcall)).toMatchObject([{ firstName: "Kim" }]);
    expect(await listFindings(rollcall)).toEqual([]);
    const [run] = await rollcall.rows<{ people: string }>("SELECT people FROM run");
    expect(JSON.parse(run?.people ?? "")).toEqual({
      ...{ employees: 2, linked: 1, excluded: 1, held: 0, waiting: 0 },
    });
  });

  test("keeps the account as it is: not updated, not deactivated", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    await saveExclusions(rollcall, { employment_type: ["external"] });
    company().change(ADA, {
      ...{ position: "Neu", department: "Andere", email: "neu@beispiel.example", supervisor: 21 },
    });
    expect(await rollcall.sync()).toMatchObject({ counts: { excluded: 1, updated: 0, deactivated: 0 } });
    expect(await accountOf(rollcall, ADA)).toEqual({ ...before, link: "excluded" });
    company().end(ADA, { on: "2026-01-31" });
    expect(await rollcall.sync()).toMatchObject({ counts: { excluded: 1, updated: 0, deactivated: 0 } });
    expect(await accountOf(rollcall, ADA)).toEqual({ ...before, link: "excluded" });
    company().delete(ADA);
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { deactivated: 0 } });
    expect(await accountOf(rollcall, ADA)).toEqual({ ...before, link: "excluded" });
  });

  test("and deactivated by hand stays so, even where accounts are reactivated", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    await deactivateByHand(rollcall, (await accountOf(rollcall, ADA)).id);
    await saveSettings(rollcall, { autoReactivate: true });
    expect(await rollcall.sync()).toMatchObject({ counts: { reactivated: 0, excluded: 1 } });
    expect(await accountOf(rollcall, ADA)).toMatchObject({ state: "deactivated", deactivatedBy: "admin" });
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("is still a manager", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    company().change(21, { supervisor: 11 });
    await rollcall.sync();
    expect((await accountOf(rollcall, { id: 21 })).manager).toBe("ada.lovelace@beispiel.example");
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("costs the next run nothing", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    const before = await snapshot(rollcall);
    const run = await rollcall.sync();
    expect(await snapshot(rollcall)).toEqual(before);
    expect(await rollcall.rows("SELECT * FROM run_change WHERE run_id = ?", run.id)).toEqual([]);
  });

  test("does not adopt an account by hand", async () => {
    await addAccount(rollcall, { id: "hand-1", email: "ada@beispiel.example" });
    await saveExclusions(rollcall, { employment_type: ["external"] });
    company().add({ email: "ada@beispiel.example", employmentType: "external" });
    await rollcall.connect();
    await rollcall.sync();
    expect(await listAccounts(rollcall)).toMatchObject([
      { id: "hand-1", link: "unlinked", externalId: null },
    ]);
  });
});

describe("an exclusion that is taken back", () => {
  test("brings people back with their account, teams and what has changed meanwhile", async () => {
    await syncAda();
    const before = await accountOf(rollcall, ADA);
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    company().change(ADA, { position: "Chefin" });
    await saveExclusions(rollcall, {});
    expect(await rollcall.sync()).toMatchObject({ counts: { excluded: 0, created: 0, updated: 1 } });
    expect(before.teams).toEqual(["Chor (manual)", "Rechnen (department)"]);
    expect(await accountOf(rollcall, ADA)).toEqual({ ...before, jobTitle: "Chefin" });
  });

  test("gives those an account who never had one", async () => {
    await saveExclusions(rollcall, { office: ["Berlin"] });
    const ada = company().add({ ...ADA, office: "Berlin" });
    company().add({});
    await rollcall.connect();
    await rollcall.sync();
    await saveExclusions(rollcall, {});
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 1 } });
    expect((await accountOf(rollcall, ada)).link).toBe("linked");
  });

  test("deactivates who has left meanwhile", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    company().end(ADA, { on: "2026-01-31" });
    await rollcall.sync();
    await saveExclusions(rollcall, {});
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({ state: "deactivated", endOn: "2026-01-31" });
  });

  test("also happens by itself when the person's value changes", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    company().change(ADA, { employmentType: "internal" });
    await rollcall.sync();
    expect(await accountOf(rollcall, ADA)).toMatchObject({ link: "linked", state: "active" });
  });
});

describe("which values exclude", () => {
  const isExcluded = async (exclusions: Readonly<Record<string, readonly string[]>>): Promise<boolean> => {
    await saveExclusions(rollcall, exclusions);
    await rollcall.sync();
    return (await accountOf(rollcall, ADA)).link === "excluded";
  };

  test("those spelled exactly as in Personio, but for Unicode form and blanks at the ends", async () => {
    await syncAda();
    company().change(ADA, { office: " Mu\u0308nchen " });
    expect(await isExcluded({ office: ["München"] })).toBe(true);
    expect(await isExcluded({ office: ["münchen"] })).toBe(false);
    expect(await isExcluded({ office: ["Münc hen"] })).toBe(false);
    expect(await isExcluded({ office: ["  München"] })).toBe(true);
  });

  test("any one of several tags, and any cost centre", async () => {
    await syncAda();
    await saveTargets(rollcall, { [CUSTOM.languages]: { kind: "custom", name: "Sprachen" } });
    company().change(ADA, { costCenters: ["K1", "K2"] });
    expect(await isExcluded({ [CUSTOM.languages]: ["Polnisch"] })).toBe(true);
    expect(await isExcluded({ [CUSTOM.languages]: ["Deutsch,Polnisch"] })).toBe(false);
    expect(await isExcluded({ cost_centers: ["K2"] })).toBe(true);
    expect(await isExcluded({ cost_centers: ["K3"], department: ["Rechnen"] })).toBe(true);
    expect(await isExcluded({})).toBe(false);
  });

  test("not those of an attribute that can't be read: the excluded stay so, new people are held", async () => {
    await syncAda();
    await saveExclusions(rollcall, { employment_type: ["external"] });
    await rollcall.sync();
    const before = await accountOf(rollcall, ADA);
    rollcall.personio.setUnreadable(["employment_type"]);
    company().change(ADA, { position: "Neu" });
    company().change(21, { position: "Neu" });
    company().add({ id: 31, employmentType: "external" });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: 0, held: 1 } });
    expect(await accountOf(rollcall, ADA)).toEqual(before);
    expect(await accountOf(rollcall, { id: 21 })).toMatchObject({ link: "linked", jobTitle: "Neu" });
    expect(await listFindings(rollcall)).toEqual(['attribute-not-readable {"attribute":"employment_type"}']);
    rollcall.personio.setReadable("all");
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, held: 0, excluded: 2 } });
  });

  test("of a team: nobody active and included is left, so the team stays, and stays as it was", async () => {
    await syncAda();
    await saveExclusions(rollcall, { department: ["Vertrieb"] });
    await saveSettings(rollcall, {});
    company().renameDepartment("Vertrieb", "Verkauf");
    await saveExclusions(rollcall, { department: ["Verkauf"] });
    await rollcall.sync();
    expect((await listTeams(rollcall)).map(({ name }) => name)).toEqual(["Chor", "Rechnen", "Vertrieb"]);
    expect((await accountOf(rollcall, { id: 21 })).teams).toEqual(["Vertrieb (department)"]);
  });
});
