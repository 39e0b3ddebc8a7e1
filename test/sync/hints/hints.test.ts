/** Changes that Personio tells of: soon right, like any run would have it, and nobody else is touched. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { exclude, saveSettings } from "../running/configure.ts";
import { sleep } from "../running/in-node.ts";
import { addPerson, companyOf } from "../running/small-company.ts";
import { accountOf, listen, quiet, runsOf, singleReads, until } from "./hinted.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

let company: Company;
let token: string;

beforeEach(async () => {
  company = companyOf(30);
  await rollcall.reset({ company });
  token = await listen(rollcall);
  rollcall.personio.requests.clear();
});

const changed = async () => (await runsOf(rollcall)).filter(({ scope }) => scope === "changed");

describe("a change that Personio tells of", () => {
  test("is carried over, and is a run of its own in the history", async () => {
    company.promote(4, { position: "Leitung" });
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
    await quiet(rollcall);
    expect(await changed()).toMatchObject([{ trigger: "webhook", mode: "apply", state: "succeeded" }]);
    expect(singleReads(rollcall.personio)).toEqual(["4"]);
    const [run] = await changed();
    expect(JSON.parse(String(run?.counts))).toMatchObject({ read: 1, updated: 1, unchanged: 0 });
  });

  test("doesn't wait for a plan of what is to be pushed to the destination", async () => {
    await rollcall.db
      .prepare(
        `INSERT INTO run (id, trigger, mode, state, started_at, attempt, progress_read, progress_total, planned, applied)
         VALUES ('push-review', 'manual', 'push', 'paused', ?, 1, 0, 0, 0, 0)`,
      )
      .bind(Date.now())
      .run();
    company.promote(4, { position: "Leitung" });
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
  });

  test("creates, moves and deactivates accounts", async () => {
    addPerson(company, 31);
    company.move(5, { department: "Forschung" });
    company.end(6);
    await until(
      rollcall,
      "SELECT count(*) = 1 AS so FROM account WHERE external_id = '6' AND state = 'deactivated'",
    );
    await until(rollcall, "SELECT count(*) = 1 AS so FROM account WHERE external_id = '31'");
    await until(
      rollcall,
      `SELECT count(*) = 1 AS so FROM membership JOIN team ON team.id = team_id
       JOIN account ON account.id = account_id WHERE external_id = '5' AND team.name = 'Forschung'`,
    );
  });

  test("leaves everybody else as they are, whatever a full run would do to them", async () => {
    await rollcall.db.prepare("UPDATE account SET job_title = 'by hand' WHERE external_id = '7'").run();
    company.promote(4, { position: "Leitung" });
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
    expect(await accountOf(rollcall, 7)).toMatchObject({ job_title: "by hand" });
  });

  test("comes to the same as a full run would have it", async () => {
    for (let id = 1; id <= 12; id++) company.promote(id, { position: `Aufgabe ${id}` });
    company.changeEmail(13, "neu@beispiel.example");
    await quiet(rollcall);
    await until(
      rollcall,
      "SELECT email = 'neu@beispiel.example' AS so FROM account WHERE external_id = '13'",
    );
    const before = await rollcall.rows("SELECT * FROM account ORDER BY id");
    const run = await rollcall.sync();
    expect(run).toMatchObject({ state: "succeeded", counts: { updated: 0, created: 0, deactivated: 0 } });
    expect(await rollcall.rows("SELECT * FROM account ORDER BY id")).toEqual(before);
  });
});

describe("hints are only hints", () => {
  const post = (body: unknown) =>
    rollcall.call("POST", "/hooks/personio", body, { headers: { authorization: token } });

  test("late, twice and in disorder they come to the same", async () => {
    rollcall.personio.behave({ deliveryDelayMs: 400, deliverTwice: true, deliverInDisorder: true });
    for (let round = 1; round <= 3; round++)
      for (let id = 1; id <= 5; id++) company.promote(id, { position: `Aufgabe ${id}.${round}` });
    await quiet(rollcall);
    await until(rollcall, "SELECT count(*) = 5 AS so FROM account WHERE job_title GLOB 'Aufgabe ?.3'");
    expect(await rollcall.rows("SELECT count(*) AS n FROM account")).toEqual([{ n: 30 }]);
  });

  test("about somebody who is as they were, it costs a look and leaves nothing behind", async () => {
    await post({ event_name: "person.updated", payload: { person_id: "4" } });
    await quiet(rollcall);
    expect(singleReads(rollcall.personio)).toEqual(["4"]);
    expect(await changed()).toEqual([]);
    expect(await rollcall.rows("SELECT * FROM hint")).toEqual([]);
  });

  test("about nobody in particular, Personio is asked who changed", async () => {
    for (const { id } of rollcall.personio.webhooks.all) rollcall.personio.webhooks.remove(id);
    company.promote(4, { position: "Leitung" });
    await post({ event_name: "employment.updated", payload: { something: "else" }, version: 9 });
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
    const [asked] = rollcall.personio.requests.to("/v1/company/employees");
    expect(asked?.query.get("updated_since")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/u);
  });

  test("somebody deleted is left to the full run, which has the proof", async () => {
    company.delete(8);
    await quiet(rollcall);
    expect(await accountOf(rollcall, 8)).toMatchObject({ state: "active" });
    await rollcall.sync();
    expect(await accountOf(rollcall, 8)).toMatchObject({ state: "deactivated" });
  });

  test("with freshness daily, or switched off, nothing is read", async () => {
    await saveSettings(rollcall.db, { freshness: "daily" });
    expect((await post({ event_name: "person.updated", payload: { person_id: "4" } })).status).toBe(204);
    await saveSettings(rollcall.db, { freshness: "instant" });
    await rollcall.db.prepare("UPDATE connection SET enabled = 0").run();
    expect((await post({ event_name: "person.updated", payload: { person_id: "4" } })).status).toBe(204);
    await sleep(300);
    expect(rollcall.personio.requests.count()).toBe(0);
    expect(await rollcall.rows("SELECT * FROM hint")).toEqual([]);
  });

  test("while Personio is down they wait for the tick", async () => {
    rollcall.personio.faults.add({ kind: "status", status: 503 });
    company.promote(4, { position: "Leitung" });
    await rollcall.personio.webhooks.settled();
    await until(rollcall, "SELECT owner = '' AS so FROM lease WHERE name = 'hints'");
    expect(await rollcall.rows("SELECT subject FROM hint WHERE waits")).toEqual([{ subject: "4" }]);
    rollcall.personio.faults.clear();
    await rollcall.tick(new Date());
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
  });
});

describe("the guard", () => {
  test("counts a few at a time together, and hands over to a full run, whose guard sees all there is", async () => {
    for (const id of [1, 2, 3, 4, 5]) company.end(id);
    await quiet(rollcall);
    await until(rollcall, "SELECT count(*) = 5 AS so FROM account WHERE state = 'deactivated'");
    company.end(9);
    company.end(10);
    await until(rollcall, "SELECT count(*) = 1 AS so FROM run WHERE scope = 'full' AND trigger = 'webhook'");
    const [full] = (await runsOf(rollcall)).filter(
      ({ scope, trigger }) => scope === "full" && trigger === "webhook",
    );
    expect((await rollcall.settled(String(full?.id))).state).toBe("succeeded");
    expect(await accountOf(rollcall, 9)).toMatchObject({ state: "deactivated" });
  });

  test("too many at once wait for an approval, and hints wait with them", async () => {
    for (let id = 1; id <= 12; id++) company.end(id);
    await until(rollcall, "SELECT count(*) = 1 AS so FROM run WHERE state = 'paused'");
    company.promote(20, { position: "Leitung" });
    await rollcall.personio.webhooks.settled();
    await until(rollcall, "SELECT owner = '' AS so FROM lease WHERE name = 'hints'");
    expect(await rollcall.rows("SELECT subject FROM hint WHERE waits")).toEqual([{ subject: "20" }]);
    expect(await rollcall.rows("SELECT id FROM account WHERE job_title = 'Leitung'")).toEqual([]);
    const deactivated = await rollcall.rows("SELECT id FROM account WHERE state = 'deactivated'");
    expect(deactivated.length).toBeLessThanOrEqual(5);
  });
});

describe("exclusions and invitations", () => {
  test("somebody who becomes excluded is left alone from then on", async () => {
    await exclude(rollcall.db, "position", "Extern");
    company.promote(4, { position: "Extern" });
    await until(rollcall, "SELECT link = 'excluded' AS so FROM account WHERE external_id = '4'");
    company.end(4);
    await quiet(rollcall);
    expect(await accountOf(rollcall, 4)).toMatchObject({ state: "active", link: "excluded" });
  });

  test("somebody new is invited once", async () => {
    await saveSettings(rollcall.db, { freshness: "instant", autoInvite: true });
    addPerson(company, 31);
    await until(rollcall, "SELECT count(*) = 1 AS so FROM invitation");
  });
});
