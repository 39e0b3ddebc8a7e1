/** Who is held back on approval is left alone, and nothing befalls anybody that was not shown. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";

let rollcall: Rollcall;
beforeAll(async () => {
  rollcall = await startRollcall();
});
beforeEach(async () => {
  await rollcall.reset();
  await rollcall.connect();
});
afterAll(() => rollcall.close());

const addressOf = (number: number) => `person-${number}@beispiel.example`;

function hire(count: number, firstId: number): void {
  for (let number = 1; number <= count; number++) {
    rollcall.personio.company.add({
      ...{ id: firstId + number, firstName: "P", lastName: `Nr ${number}` },
      ...{ email: addressOf(number), status: "active" },
    });
  }
}

/** Everybody under a new Personio ID, with the old address: more than the limit for re-linked IDs. */
async function rehireAll(count: number) {
  hire(count, 1_000);
  await rollcall.sync();
  for (let number = 1; number <= count; number++) rollcall.personio.company.delete(1_000 + number);
  hire(count, 2_000);
  return rollcall.sync();
}

test("holding rehires back does not deactivate the accounts they would have taken over", async () => {
  const paused = await rehireAll(12);
  expect(paused).toMatchObject({ state: "paused", problem: { code: "too-many-relinks" } });
  const hold = Array.from({ length: 12 }, (_, index) => String(2_001 + index));
  const { fingerprint } = paused;
  const approved = await rollcall.call("POST", `/v1/runs/${paused.id}/approve`, { fingerprint, hold });
  expect(approved.status).toBe(202);
  const run = await rollcall.settled(paused.id);
  expect(run).toMatchObject({ state: "succeeded", counts: { deactivated: 0, updated: 0 } });
  expect(await rollcall.rows("SELECT DISTINCT state FROM account")).toEqual([{ state: "active" }]);
});

test("an approval that holds somebody who is not in the plan is refused, and the run waits on", async () => {
  const paused = await rehireAll(12);
  const [{ id } = { id: "" }] = await rollcall.rows<{ id: string }>("SELECT id FROM account LIMIT 1");
  const { fingerprint } = paused;
  const refused = await rollcall.call("POST", `/v1/runs/${paused.id}/approve`, { fingerprint, hold: [id] });
  expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  expect((await rollcall.settled(paused.id)).state).toBe("paused");
});

test("an exclusion by an attribute that was not read is not approved over", async () => {
  const paused = await rehireAll(12);
  await rollcall.db.batch([
    rollcall.db.prepare(
      "INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('dynamic_77', 'x', 0)",
    ),
    rollcall.db.prepare("UPDATE revision SET number = number + 1"),
  ]);
  const { fingerprint } = paused;
  const refused = await rollcall.call("POST", `/v1/runs/${paused.id}/approve`, { fingerprint });
  expect(refused).toMatchObject({ status: 409, body: { code: "plan-expired" } });
});

test("somebody deleted, and hired again in a later run, goes on with their account", async () => {
  hire(8, 1_000);
  await rollcall.sync();
  const [before] = await rollcall.rows("SELECT id FROM account WHERE external_id = '1001'");
  rollcall.personio.company.delete(1_001);
  expect((await rollcall.sync()).counts.deactivated).toBe(1);
  rollcall.personio.company.add({
    id: 2_001,
    firstName: "P",
    lastName: "Nr 1",
    email: addressOf(1),
    status: "active",
  });
  await rollcall.sync();
  expect(await rollcall.rows("SELECT id, state FROM account WHERE external_id = '2001'")).toEqual([
    { ...before, state: "deactivated" },
  ]);
  expect(await rollcall.rows("SELECT code FROM finding")).toEqual([{ code: "waiting-for-reactivation" }]);
});

test("an excluded person who is deleted is deactivated once the exclusion is gone", async () => {
  const excluded = {
    id: 1_099,
    firstName: "E",
    lastName: "X",
    email: "e@beispiel.example",
    status: "active",
  } as const;
  hire(8, 1_000);
  rollcall.personio.company.add({ ...excluded, office: "Wien" });
  await rollcall.sync();
  await rollcall.db
    .prepare("INSERT INTO exclusion (attribute_key, value, created_at) VALUES ('office', 'Wien', 0)")
    .run();
  await rollcall.sync();
  rollcall.personio.company.delete(1_099);
  await rollcall.sync();
  expect(await rollcall.rows("SELECT state FROM account WHERE external_id = '1099'")).toEqual([
    { state: "active" },
  ]);
  await rollcall.db.prepare("DELETE FROM exclusion").run();
  await rollcall.sync();
  expect(await rollcall.rows("SELECT state FROM account WHERE external_id = '1099'")).toEqual([
    { state: "deactivated" },
  ]);
});

test("the same tick again leaves the place to the run that is at work", async () => {
  hire(8, 1_000);
  rollcall.personio.behave({ latencyMs: 400 });
  const at = new Date();
  const first = rollcall.tick(at);
  await first;
  await rollcall.tick(at);
  await rollcall.tick(at);
  const [{ id } = { id: "" }] = await rollcall.rows<{ id: string }>("SELECT id FROM run");
  expect((await rollcall.settled(id)).state).toBe("succeeded");
  expect(await rollcall.rows("SELECT count(*) AS runs FROM run")).toEqual([{ runs: 1 }]);
});

test("a long read tells how far it is", async () => {
  for (let number = 1; number <= 4_100; number++) {
    rollcall.personio.company.add({ id: 10_000 + number, email: addressOf(number), status: "active" });
  }
  rollcall.personio.behave({ latencyMs: 60 });
  const { body } = await rollcall.call<{ id: string }>("POST", "/v1/runs", { mode: "preview" });
  const seen = new Set<string>();
  for (let look = 0; look < 400; look++) {
    const [row] = await rollcall.rows<{ state: string; told: string }>(
      "SELECT state, progress_read || ' of ' || progress_total AS told FROM run WHERE id = ?",
      body.id,
    );
    if (row?.state === "reading") seen.add(row.told);
    if (row?.state === "succeeded") break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect([...seen]).toContain("4000 of 4100");
  expect((await rollcall.settled(body.id)).state).toBe("succeeded");
});
