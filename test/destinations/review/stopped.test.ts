/** A destination that refuses is left alone until somebody does something about it. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "../../invitations/invitation-world.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

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

const answer = (status: number | null) =>
  leapsome.behave({ faults: status === null ? [] : [{ kind: "status", status }] });
const stateIs = (state: string) => until(async () => (await world.view()).state === state);

beforeEach(async () => {
  await answer(null);
  await world.begin([employee("a1")]);
  await world.adopt();
  await answer(401);
  await world.rollcall.call("PATCH", "/v1/accounts/a1", { jobTitle: "Lead" });
  await stateIs("stopped");
  await world.quiet();
  await leapsome.forget();
});

test("nobody asks it by itself, however much time goes by", async () => {
  await answer(null);
  await world.aDayLater();
  await world.aDayLater();
  expect(await leapsome.log()).toEqual([]);
  expect(await world.view()).toMatchObject({ state: "stopped", problem: { code: "destination-refused" } });
});

const STARTS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a new token", () => world.save({ token: leapsome.token })],
  ["a test", () => world.rollcall.call("POST", "/v1/destination/test")],
  ["a comparison by hand", () => world.rollcall.call("POST", "/v1/destination/reconcile")],
];

test.each(STARTS)("%s starts it again", async (_, start) => {
  await answer(null);
  await start();
  await stateIs("active");
  await world.quiet();
  expect(await leapsome.people()).toContainEqual(expect.objectContaining({ title: "Lead" }));
});

test("away when it was tested anew, it is asked again, and no more once it refuses", async () => {
  await answer(503);
  await world.rollcall.call("POST", "/v1/destination/test");
  expect(await world.view()).toMatchObject({
    state: "stopped",
    problem: { code: "destination-unavailable" },
  });
  await answer(401);
  await world.aDayLater();
  expect(await world.view()).toMatchObject({ state: "stopped", problem: { code: "destination-refused" } });
  await leapsome.forget();
  await world.aDayLater();
  expect(await leapsome.log()).toEqual([]);
});
