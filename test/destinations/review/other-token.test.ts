/** Another token at the same address may open another company: every Leapsome has the same address. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../invitations/invitation-world.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { type OneDoor, startOneDoor } from "./one-door.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

const IDS = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"];

let sandbox: Leapsome;
let production: Leapsome;
let strangers: Leapsome;
let door: OneDoor;
let world: ReviewWorld;

beforeAll(async () => {
  sandbox = await startLeapsome({ perSecond: null });
  production = await startLeapsome({ perSecond: null });
  strangers = await startLeapsome({ perSecond: null });
  door = await startOneDoor({ sandbox, "sandbox-2": sandbox, production, strangers });
  await production.seed(
    IDS.map((id) => ({ userName: addressOf(id), externalId: id, givenName: "Other", familyName: "Name" })),
  );
  world = await startReviewWorld("leapsome", { baseUrl: door.baseUrl, token: "sandbox" });
});
afterAll(async () => {
  await world.close();
  await door.close();
  await sandbox.close();
  await production.close();
  await strangers.close();
});

const writes = async (there: Leapsome) => (await there.log()).filter(({ method }) => method !== "GET");

/** Everybody is in the sandbox; the same people are in the real one already. */
async function adoptSandbox(): Promise<void> {
  await production.forget();
  await world.begin(IDS.map((id) => employee(id)));
  await world.adopt();
}

test("nothing is written to another company before somebody approves it, and then everything", async () => {
  await adoptSandbox();
  const { status, body } = await world.save({ token: "production" });
  expect({ status, body }).toMatchObject({ status: 200, body: { state: "reviewing" } });
  const run = await world.rollcall.settled(body.reviewRunId ?? "");
  expect(run).toMatchObject({
    state: "paused",
    problem: { code: "destination-drift", params: { relink: 8 } },
  });
  await world.rollcall.call("PATCH", "/v1/accounts/a1", { jobTitle: "Lead" });
  await world.rollcall.call("POST", "/v1/destination/test");
  await world.rollcall.tick(new Date());
  await idle();
  expect(await writes(production)).toEqual([]);

  const { reviewRunId } = await world.view();
  expect(await world.approve(await world.rollcall.settled(reviewRunId ?? ""))).toMatchObject({
    state: "succeeded",
  });
  await world.quiet();
  expect(await production.people()).toHaveLength(IDS.length);
  expect((await production.people()).find(({ externalId }) => externalId === "a1")).toMatchObject({
    title: "Lead",
  });
  expect(await world.view()).toMatchObject({ state: "active", counts: { inStep: IDS.length, waiting: 0 } });
});

test("nor where other people have the same ids", async () => {
  await adoptSandbox();
  const alike = (await sandbox.people()).map(({ id }, index) => ({
    ...{ id, userName: `stranger${index}@other.example`, externalId: `s${index}`, givenName: "Stranger" },
  }));
  await strangers.seed(alike);
  const { body } = await world.save({ token: "strangers" });
  expect(await world.rollcall.settled(body.reviewRunId ?? "")).toMatchObject({
    state: "paused",
    problem: { code: "destination-drift", params: { recreate: 8 } },
  });
  await idle();
  expect(await writes(strangers)).toEqual([]);
});

test("nor when everybody waits to be pushed", async () => {
  await adoptSandbox();
  await world.rollcall.db
    .prepare(
      `INSERT INTO outbox (kind, id, version, since, tries, due_at) SELECT 'account', id, 1, 1, 0, 9e15 FROM account`,
    )
    .run();
  const { body } = await world.save({ token: "production" });
  expect(await world.rollcall.settled(body.reviewRunId ?? "")).toMatchObject({ state: "paused" });
});

test("whoever doesn't want it switches it off", async () => {
  await adoptSandbox();
  const run = await world.rollcall.settled(
    (await world.save({ token: "production" })).body.reviewRunId ?? "",
  );
  expect((await world.rollcall.call("POST", `/v1/runs/${run.id}/reject`)).status).toBe(200);
  await world.rollcall.tick(new Date(Date.now() + 2 * 86_400_000));
  await idle();
  expect(await world.view()).toMatchObject({ enabled: false, state: "off" });
  expect(await writes(production)).toEqual([]);
});

test("another token to the same company goes on by itself, with what waited", async () => {
  await world.begin(IDS.map((id) => employee(id)));
  await world.adopt();
  await world.save({ token: "sandbox-2" });
  await world.rollcall.call("PATCH", "/v1/accounts/a2", { jobTitle: "Lead" });
  await world.quiet();
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await world.view()).toMatchObject({ state: "active", counts: { inStep: IDS.length, waiting: 0 } });
  expect((await sandbox.people()).find(({ externalId }) => externalId === "a2")).toMatchObject({
    title: "Lead",
  });
});

/** Nobody is at work on the destination. */
const idle = () =>
  until(async () => {
    const rows = await world.rollcall.rows("SELECT 1 FROM lease WHERE name = 'destination' AND owner <> ''");
    return rows.length === 0;
  });
