/** The first push: who is there is recognised, the plan waits, and nothing is written there before somebody approves it. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "../../invitations/invitation-world.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

let leapsome: Leapsome;
let world: ReviewWorld;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null });
  world = await startReviewWorld("leapsome", leapsome);
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});
beforeEach(async () => {
  await leapsome.behave({ faults: [] });
});

const writes = async () => (await leapsome.log()).filter(({ method }) => method !== "GET");
const there = async (id: string) =>
  (await leapsome.people()).find(({ userName }) => userName === addressOf(id));
const asThere = (id: string, over = {}) => ({
  ...{ userName: addressOf(id), externalId: id, givenName: `First${id}`, familyName: `Last${id}` },
  ...over,
});

test("people are adopted by their id, else by their address; the plan says what comes with it", async () => {
  await leapsome.seed([
    asThere("a1", { userName: "old.name@beispiel.example" }),
    asThere("a2", { externalId: null, userName: "A2@Beispiel.example", title: "Dev" }),
    asThere("a3"),
    { userName: "nobodys@beispiel.example", externalId: "x9", givenName: "No", familyName: "Body" },
  ]);
  await world.begin([
    employee("a1"),
    employee("a2", { job_title: "Lead" }),
    employee("a3", { state: "deactivated" }),
    employee("a4", { manager_id: "a1" }),
    employee("a5", { state: "deactivated" }),
  ]);
  await leapsome.forget();
  const run = await world.plan();
  expect(run).toMatchObject({ state: "paused", problem: { code: "first-push" } });
  expect(run.problem?.params).toEqual({ adopt: 3, create: 1, update: 2, deactivate: 1, hold: 0 });
  const changes = await world.changes(run.id);
  const shown = changes.map(({ kind, employeeId, reason }) => [kind, employeeId, reason.code]);
  expect(shown).toEqual([
    ["create", "a4", "missing-there"],
    ["adopt", "a1", "same-external-id"],
    ["adopt", "a2", "same-email"],
    ["adopt", "a3", "same-external-id"],
    ["deactivate", "a3", "differs-there"],
  ]);
  expect(changes[0]?.fields).toContainEqual({ field: "manager", before: null, after: "Firsta1 Lasta1" });
  expect(changes[2]?.fields).toContainEqual({ field: "jobTitle", before: "Dev", after: "Lead" });
  expect(await writes()).toEqual([]);

  expect(await world.approve(run)).toMatchObject({ state: "succeeded" });
  await world.quiet();
  expect(await there("a1")).toMatchObject({ externalId: "a1" });
  expect(await leapsome.people()).toHaveLength(5);
  expect((await leapsome.people()).find(({ externalId }) => externalId === "a2")).toMatchObject({
    title: "Lead",
  });
  expect(await there("a3")).toMatchObject({ active: false });
  expect(await there("a4")).toMatchObject({ managerId: (await there("a1"))?.id });
  expect(await there("nobodys")).toMatchObject({ active: true, externalId: "x9", version: 0 });
  const view = await world.view();
  expect(view).toMatchObject({
    state: "active",
    counts: { inStep: 4, waiting: 0, failed: 0 },
    reviewRunId: null,
  });
});

test("whom two people over there could be is held, and nobody of them is touched", async () => {
  await leapsome.seed([
    asThere("b1", { userName: "b1-other@beispiel.example" }),
    { userName: addressOf("b1"), givenName: "Another", familyName: "One" },
  ]);
  await world.begin([employee("b1")]);
  const run = await world.plan();
  expect((await world.changes(run.id)).map(({ kind, reason }) => [kind, reason.code])).toEqual([
    ["hold", "destination-conflict"],
  ]);
  await leapsome.forget();
  await world.approve(run);
  await world.quiet();
  expect(await writes()).toEqual([]);
  const { body } = await world.rollcall.call("GET", "/v1/destination/people?state=failed");
  expect(body).toMatchObject({ items: [{ accountId: "b1", code: "ambiguous", nextTryAt: null }] });
});

test("who is held back is left alone, also when they change, until somebody releases them", async () => {
  await world.begin([employee("c1"), employee("c2")]);
  const run = await world.plan();
  await world.approve(run, ["c1"]);
  await world.quiet();
  expect(await there("c1")).toBeUndefined();
  expect(await there("c2")).toBeDefined();
  expect((await world.changes(run.id)).map(({ state }) => state)).toEqual(["held", "applied"]);
  await world.rollcall.call("PATCH", "/v1/accounts/c1", { jobTitle: "Lead" });
  await world.reconcile();
  expect(await there("c1")).toBeUndefined();
  expect(await world.view()).toMatchObject({ counts: { inStep: 1, held: 1 } });
  expect((await world.rollcall.call("POST", "/v1/destination/people/c1/release")).status).toBe(204);
  await world.quiet();
  expect(await there("c1")).toMatchObject({ title: "Lead" });
});

test("rejected, nothing is written there and the destination is switched off", async () => {
  await world.begin([employee("d1")]);
  const run = await world.plan();
  await leapsome.forget();
  expect((await world.rollcall.call("POST", `/v1/runs/${run.id}/reject`)).status).toBe(200);
  await world.rollcall.tick(new Date(Date.now() + 2 * 86_400_000));
  expect(await world.view()).toMatchObject({ state: "off", enabled: false, reviewRunId: null });
  expect(await leapsome.log()).toEqual([]);
});

test("cancelled while it reads, it writes nothing and doesn't come back by itself", async () => {
  await world.begin([employee("i1")]);
  await leapsome.behave({ latencyMs: 500 });
  const { body } = await world.save();
  const id = body.reviewRunId ?? "";
  expect((await world.rollcall.call("POST", `/v1/runs/${id}/cancel`)).status).toBe(200);
  await leapsome.behave({ latencyMs: 0 });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await world.rollcall.tick(new Date(Date.now() + 2 * 86_400_000));
  await world.quiet();
  expect(await world.rollcall.settled(id)).toMatchObject({ state: "cancelled" });
  expect(await world.view()).toMatchObject({ state: "off", reviewRunId: null });
  expect(await world.rollcall.rows("SELECT * FROM run_change")).toEqual([]);
});

test("a plan is good for a day; the next tick makes another one in its place", async () => {
  await world.begin([employee("j1")]);
  const run = await world.plan();
  const DAYS = 2 * 86_400_000;
  await world.rollcall.db
    .prepare("UPDATE run SET read_at = read_at - ?1, started_at = started_at - ?1")
    .bind(DAYS)
    .run();
  const { fingerprint } = run;
  const late = await world.rollcall.call("POST", `/v1/runs/${run.id}/approve`, { fingerprint });
  expect(late).toMatchObject({ status: 409, body: { code: "plan-expired" } });
  await world.rollcall.tick(new Date());
  await world.quiet();
  const { reviewRunId } = await world.view();
  expect(reviewRunId).not.toBe(run.id);
  expect(await world.rollcall.settled(run.id)).toMatchObject({ problem: { code: "superseded" } });
  expect(await world.rollcall.settled(reviewRunId ?? "")).toMatchObject({ state: "paused", fingerprint });
});

test("what changed there since is shown before it is approved again", async () => {
  await world.begin([employee("e1", { job_title: "Lead" })]);
  await leapsome.seed([asThere("e1", { title: "Dev" })]);
  const run = await world.plan();
  await leapsome.seed([{ userName: addressOf("e2"), externalId: "e2" }]);
  await world.rollcall.db.prepare("UPDATE account SET job_title = 'Head' WHERE id = 'e1'").run();
  await leapsome.forget();
  const again = await world.approve(run);
  expect(again).toMatchObject({ state: "paused", problem: { code: "plan-changed" } });
  expect(again.fingerprint).not.toBe(run.fingerprint);
  expect(await writes()).toEqual([]);
  const stale = await world.rollcall.call("POST", `/v1/runs/${run.id}/approve`, {
    fingerprint: run.fingerprint,
  });
  expect(stale).toMatchObject({ status: 409, body: { code: "plan-changed" } });
  expect(await world.approve(again)).toMatchObject({ state: "succeeded" });
  await world.quiet();
  expect(await there("e1")).toMatchObject({ title: "Head" });
});

test("a list that isn't complete plans nothing", async () => {
  await world.begin([employee("f1")]);
  const Resources = [{ id: "5f5f5f5f5f5f5f5f5f5f5f5f", userName: "one@beispiel.example" }];
  const body = JSON.stringify({ totalResults: 5, startIndex: 1, itemsPerPage: 1, Resources });
  await leapsome.behave({
    faults: [{ kind: "status", status: 200, body, method: "GET", path: "/Users" }],
  });
  const saved = await world.save();
  const run = await world.rollcall.settled(saved.body.reviewRunId ?? "");
  const problem = { code: "destination-incomplete", params: { why: "fewer-than-promised", received: 1 } };
  expect(run).toMatchObject({ state: "failed", problem });
  expect(await world.view()).toMatchObject({ state: "new", problem, counts: { waiting: 0 } });
});

test("a sync neither waits for the plan nor ends it", async () => {
  await world.begin([employee("g1")]);
  await world.rollcall.connect();
  const run = await world.plan();
  expect(await world.rollcall.sync()).not.toMatchObject({ state: "queued" });
  const { body } = await world.rollcall.call<{ lastRun: { id: string } }>("GET", "/v1/status");
  expect(body.lastRun.id).not.toBe(run.id);
  expect((await world.view()).reviewRunId).toBe(run.id);
  expect(await world.rollcall.settled(run.id)).toMatchObject({ state: "paused" });
});

test("cut off half way, it goes on to the same end", async () => {
  await world.begin([employee("h1"), employee("h2")]);
  await leapsome.seed([asThere("h1", { title: "Dev" })]);
  const run = await world.plan();
  const { db, rows } = world.rollcall;
  // It listens already when the database goes away: what is to be pushed isn't queued yet.
  await db
    .prepare("CREATE TRIGGER away BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'away'); END")
    .run();
  const approved = world.approve(run);
  await until(async () => (await rows("SELECT 1 FROM destination WHERE state = 'active'")).length === 1);
  await db.prepare("DROP TRIGGER away").run();
  expect(await approved).toMatchObject({ state: "succeeded" });
  await world.quiet();
  expect(await there("h1")).toMatchObject({ title: "Colleague" });
  expect(await there("h2")).toBeDefined();
  const shown = (await world.changes(run.id)).map(({ kind, state }) => [kind, state]);
  expect(shown).toEqual([
    ["create", "applied"],
    ["adopt", "applied"],
  ]);
}, 60_000);
