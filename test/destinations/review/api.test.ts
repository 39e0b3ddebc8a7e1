/** `/v1/destination`: what is saved, what is never told, and what saving again means. */
import { afterAll, beforeAll, expect, test } from "vitest";
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

const call = (method: string, path: string) => world.rollcall.call(method, `/v1/destination${path}`);
const actions = () =>
  world.rollcall.rows(
    "SELECT action, before, after FROM audit_event WHERE action GLOB 'destination.*' ORDER BY id",
  );

test("before anything is saved, it says so", async () => {
  await world.begin([]);
  expect(await world.view()).toMatchObject({ configured: false, enabled: false, state: "off", token: null });
});

test("the token goes in and never comes out, and what is saved is on record without it", async () => {
  await world.begin([]);
  const { status, body } = await world.save({ enabled: false });
  expect(status).toBe(200);
  expect(body).toMatchObject({ configured: true, token: "set", state: "off" });
  await world.save({ enabled: false, token: "another-token" });
  const said = [
    ...[JSON.stringify(body), JSON.stringify(await world.view()), JSON.stringify(await actions())],
    ...[JSON.stringify(await world.rollcall.rows("SELECT * FROM destination")), world.rollcall.logs()],
  ].join();
  expect(said).not.toContain(leapsome.token);
  expect(said).not.toContain("another-token");
  const [saved, replaced] = await actions();
  expect(saved).toMatchObject({ before: null, after: expect.stringContaining('"token":"set"') });
  expect(replaced).toMatchObject({ after: expect.stringContaining('"token":"replaced"') });
});

test("a token that is refused isn't saved, nor is a place that is none", async () => {
  await world.begin([]);
  const refused = await world.save({ token: "wrong" });
  expect(refused).toMatchObject({
    status: 422,
    body: { code: "destination-refused", params: { advice: "new-token" } },
  });
  const unreadable = await world.save({ baseUrl: `${leapsome.baseUrl}/nothing` });
  expect(unreadable).toMatchObject({ status: 422, body: { code: "destination-unreadable" } });
  expect(await world.view()).toMatchObject({ configured: false });
});

test("a token is never sent to another place than it was entered for", async () => {
  await world.begin([]);
  await world.save({ enabled: false });
  const { headers } = await call("GET", "");
  const init = { headers: { "if-match": headers.get("etag") ?? "" } };
  const elsewhere = { kind: "leapsome", baseUrl: "https://elsewhere.example/scim", enabled: true };
  const answer = await world.rollcall.call("PUT", "/v1/destination", elsewhere, init);
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  const same = await world.rollcall.call(
    "PUT",
    "/v1/destination",
    { kind: "leapsome", baseUrl: `${leapsome.baseUrl}/`, enabled: true },
    init,
  );
  expect(same).toMatchObject({ status: 200, body: { token: "set", baseUrl: leapsome.baseUrl } });
});

test("a check of what is saved says what is wrong, and stops or mends it", async () => {
  await world.begin([employee("a1")]);
  await world.adopt();
  await leapsome.behave({ faults: [{ kind: "status", status: 403 }] });
  expect((await call("POST", "/test")).body).toMatchObject({
    state: "stopped",
    problem: { code: "destination-refused", params: { status: 403, advice: "new-token" } },
  });
  await leapsome.behave({ faults: [] });
  expect((await call("POST", "/test")).body).toMatchObject({ problem: null });
  await world.quiet();
  expect(await world.view()).toMatchObject({ state: "active", problem: null });
});

test("forgotten, it pushes nothing; who is whom is known when it comes back", async () => {
  await world.begin([employee("b1")]);
  await world.adopt();
  expect((await call("DELETE", "")).status).toBe(204);
  expect((await call("DELETE", "")).status).toBe(204);
  expect(await world.view()).toMatchObject({
    configured: false,
    token: null,
    state: "off",
    counts: { inStep: 1 },
  });
  await world.rollcall.call("PATCH", "/v1/accounts/b1", { jobTitle: "Lead" });
  expect((await call("POST", "/reconcile")).body).toMatchObject({ code: "no-destination" });
  await leapsome.forget();
  expect((await world.save()).body).toMatchObject({ state: "reviewing" });
  await world.quiet();
  expect(await world.view()).toMatchObject({ state: "active" });
  const there = (await leapsome.people()).find(({ userName }) => userName === addressOf("b1"));
  expect(there).toMatchObject({ title: "Lead" });
});

test("another place is another company: everybody is looked for anew", async () => {
  const other = await startLeapsome({ perSecond: null });
  try {
    await world.begin([employee("c1")]);
    await world.adopt();
    const run = await world.plan({ baseUrl: other.baseUrl, token: other.token });
    expect(run.problem).toMatchObject({ code: "first-push", params: { adopt: 0, create: 1 } });
    expect(await world.view()).toMatchObject({ counts: { inStep: 0 } });
    expect(await other.people()).toEqual([]);
  } finally {
    await other.close();
  }
});

test("saved again while a plan waits, the newer plan takes its place", async () => {
  await world.begin([employee("d1")]);
  const first = await world.plan();
  const second = await world.plan();
  const [row] = await world.rollcall.rows("SELECT state, problem FROM run WHERE id = ?", first.id);
  expect(row).toMatchObject({ state: "cancelled", problem: expect.stringContaining("superseded") });
  expect((await world.view()).reviewRunId).toBe(second.id);
  await world.save({ enabled: false });
  expect(await world.view()).toMatchObject({ state: "off", reviewRunId: null });
});
