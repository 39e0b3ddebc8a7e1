/** Alerts by mail: once for each state, to everybody configured, and once when it is well again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveSettings } from "../sync/running/configure.ts";
import { sendOnLeave } from "../sync/running/small-company.ts";
import { startWorld, until, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const EMAILS = ["hr@beispiel.example", "it@beispiel.example"];
const ALERTS = { alerts: { emails: EMAILS } };
const HOUR = 3_600_000;
const sync = () => world.rollcall.sync();
const subjects = async (count: number) => (await world.taken(count)).map(({ subject }) => subject);
const tick = (hours = 0) => world.rollcall.tick(new Date(Date.now() + hours * HOUR));
const alerts = () => world.rollcall.rows("SELECT kind, mailed_at, tries FROM alert ORDER BY kind");

describe("a run that waits for approval", () => {
  test("is told once, with its numbers; and that it is over, once", async () => {
    const company = await world.begin(12, ALERTS);
    await sync();
    sendOnLeave(company, 2, 3, 4, 5, 6, 7, 8);
    const paused = await sync();
    expect(paused.state).toBe("paused");
    const mails = await world.taken(2);
    expect(mails.map(({ to }) => to).sort()).toEqual(EMAILS);
    expect(mails[0]).toMatchObject({
      from: { name: "Rollcall", address: "rollcall@beispiel.example" },
      subject: "Rollcall (Beispiel GmbH): Der Abgleich wartet auf Ihre Freigabe",
    });
    expect(mails[0]?.text).toContain("Geplant sind 7, ohne Freigabe erlaubt sind 5.");
    await tick();
    await tick();
    await world.taken(2);

    const { fingerprint } = paused;
    await world.rollcall.call("POST", `/v1/runs/${paused.id}/approve`, { fingerprint });
    const over = "Rollcall (Beispiel GmbH): Der Abgleich läuft wieder";
    expect((await subjects(4)).slice(2)).toEqual([over, over]);
    await tick();
    await world.taken(4);
    expect(await alerts()).toEqual([]);
  });

  test("the next slot's pause is the same state: it is not told again, nor that it was over", async () => {
    const company = await world.begin(12, ALERTS);
    await sync();
    sendOnLeave(company, 2, 3, 4, 5, 6, 7, 8);
    await sync();
    await world.taken(2);
    await sync();
    await tick();
    await world.taken(2);
    expect(await alerts()).toMatchObject([{ kind: "paused" }]);
  });
});

test("while a run is at work nothing is over", async () => {
  const company = await world.begin(12, ALERTS);
  await sync();
  sendOnLeave(company, 2, 3, 4, 5, 6, 7, 8);
  const { id } = await sync();
  await world.taken(2);
  await world.rollcall.rows("UPDATE run SET state = 'planning' WHERE id = ?", id);
  await world.rollcall.rows("UPDATE lease SET owner = ?, expires_at = unixepoch() + 600", id);
  await tick();
  await world.taken(2);
  expect(await alerts()).toMatchObject([{ kind: "paused" }]);
});

test("the reason told is the failed run's; a rejected pause is not called well while the last run failed", async () => {
  const company = await world.begin(12, ALERTS);
  await sync();
  await insertRun("first", "failed", 0);
  await insertRun("second", "failed", 0);
  sendOnLeave(company, 2, 3, 4, 5, 6, 7, 8);
  const { id } = await sync();
  expect((await world.taken(4)).map(({ text }) => text).join()).toContain(
    "Personio nimmt die Zugangsdaten nicht an",
  );
  await world.rollcall.call("POST", `/v1/runs/${id}/reject`);
  await tick();
  await world.taken(4);
});

describe("two failures in a row", () => {
  test("are told once, a single one never; and the next success ends it", async () => {
    await world.begin(2, ALERTS);
    await sync();
    await fail("first");
    await tick();
    await world.taken(0);
    await fail("second");
    await tick();
    expect(await subjects(2)).toEqual(
      EMAILS.map(() => "Rollcall (Beispiel GmbH): Der Abgleich ist zweimal fehlgeschlagen"),
    );
    await fail("third");
    await tick();
    await world.taken(2);
    await sync();
    expect((await subjects(4)).at(-1)).toContain("läuft wieder");
    await tick();
    await world.taken(4);
  });
});

test("a sync that is late is told once, and once that it is on time again", async () => {
  await world.begin(2, ALERTS);
  await sync();
  await world.rollcall.rows(
    "UPDATE run SET started_at = started_at - ?1, finished_at = finished_at - ?1",
    30 * HOUR,
  );
  await world.rollcall.rows("UPDATE connection SET enabled_at = enabled_at - ?1", 90 * HOUR);
  // Somebody has just tried, so that the tick starts no run of its own.
  await insertRun("tried", "cancelled", 0);
  await tick();
  const [mail] = await world.taken(2);
  expect(mail?.subject).toContain("überfällig");
  expect(mail?.text).toMatch(/Seit (29|30) Stunden/u);
  await tick();
  await world.taken(2);
  await sync();
  expect((await subjects(4)).at(-1)).toContain("läuft wieder");
});

describe("when the mail can't be sent", () => {
  test("the tick tries again, five times at most", async () => {
    await world.begin(2, ALERTS);
    await sync();
    await fail("first");
    await fail("second");
    await world.smtp.down();
    for (let count = 1; count <= 7; count++) await tick();
    expect(await alerts()).toEqual([{ kind: "failing", mailed_at: null, tries: 5 }]);
    await world.smtp.up();
    await tick();
    await world.taken(0);
    // Nobody was told of it, so nobody is told that it is over.
    await sync();
    await until(async () => (await alerts()).length === 0);
    await world.taken(0);
  });

  test("and goes out once the server is back", async () => {
    await world.begin(2, ALERTS);
    await sync();
    await fail("first");
    await fail("second");
    await world.smtp.down();
    await tick();
    await world.smtp.up();
    await tick();
    await tick();
    await world.taken(2);
  });

  test("nobody knows whether it went out: it counts as told", async () => {
    await world.begin(2, { alerts: { emails: EMAILS.slice(0, 1) } });
    await sync();
    await fail("first");
    await fail("second");
    await world.smtp.behave({ afterData: { "*": "lose" } });
    await tick();
    await world.smtp.behave({});
    await tick();
    await world.taken(1);
  });
});

test("without addresses nothing is sent; with the first one what still stands is told", async () => {
  await world.begin(2);
  await sync();
  await fail("first");
  await fail("second");
  await tick();
  await world.taken(0);
  await saveSettings(world.rollcall.db, { companyName: "Beispiel GmbH", ...ALERTS });
  await tick();
  await world.taken(2);
});

test("switched off, nothing is expected and nothing is told", async () => {
  await world.begin(2, ALERTS);
  await sync();
  await fail("first");
  await fail("second");
  await world.rollcall.rows("UPDATE connection SET enabled = 0");
  await tick();
  await world.taken(0);
  expect(await alerts()).toEqual([]);
});

async function insertRun(id: string, state: string, secondsAgo: number): Promise<void> {
  await world.rollcall.rows(
    `INSERT INTO run (id, trigger, mode, state, started_at, finished_at, attempt, progress_read, progress_total,
                      planned, applied, problem)
     VALUES (?1, 'manual', 'apply', ?2, ?3, ?3, 1, 0, 0, 0, 0, '{"code":"credentials-refused","params":{}}')`,
    ...[id, state, Date.now() - secondsAgo * 1000],
  );
}

/** A run that failed just now. */
const fail = (id: string) => insertRun(id, "failed", 0);
