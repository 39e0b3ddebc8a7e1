/** A plan that waits: admins hear of it once, by mail and in the status, and of its end. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Status } from "../../../extension/api/answers.ts";
import { until } from "../../invitations/invitation-world.ts";
import { startSmtp } from "../../mail/start-smtp.ts";
import { saveSettings } from "../../sync/running/configure.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

let leapsome: Leapsome;
let world: ReviewWorld;
let smtp: Awaited<ReturnType<typeof startSmtp>>;

beforeAll(async () => {
  smtp = await startSmtp();
  leapsome = await startLeapsome();
  const mail = { MAIL_CARRIER: "smtp", SMTP_URL: smtp.url, MAIL_FROM: "rollcall@beispiel.example" };
  world = await startReviewWorld("leapsome", leapsome, mail);
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
  await smtp.close();
});

beforeEach(async () => {
  await smtp.forget();
  await world.begin(["m1", "m2"].map((id) => employee(id)));
  await saveSettings(world.rollcall.db, { alerts: { emails: ["it@beispiel.example"] } });
});

const subjects = async () => (await smtp.mails()).map(({ subject }) => subject);
const mailed = (count: number) => until(async () => (await smtp.mails()).length === count);
const status = async () => (await world.rollcall.call<Status>("GET", "/v1/status")).body;

test("the first plan, its remake the next day, and its approval: a mail at the beginning and one at the end", async () => {
  const run = await world.plan();
  expect(run.state).toBe("paused");
  await mailed(1);
  expect(await subjects()).toEqual(["Rollcall: Die Übertragung wartet auf Ihre Freigabe"]);
  const { id } = run;
  expect((await status()).pausedRun).toMatchObject({ id, purpose: "push", problem: { code: "first-push" } });

  await world.aDayLater();
  await until(async () => (await world.view()).reviewRunId !== id);
  const again = await world.rollcall.settled((await world.view()).reviewRunId ?? "");
  expect((await status()).pausedRun).toMatchObject({ id: again.id });
  await world.rollcall.tick(new Date());
  expect(await subjects()).toHaveLength(1);

  expect(await world.approve(again)).toMatchObject({ state: "succeeded" });
  await mailed(2);
  expect((await subjects())[1]).toBe("Rollcall: Die Übertragung läuft wieder");
  expect((await status()).pausedRun).toBeNull();
});

test("a plan that is rejected switches the destination off, and nobody is told of an end", async () => {
  const run = await world.plan();
  await mailed(1);
  expect((await world.rollcall.call("POST", `/v1/runs/${run.id}/reject`)).status).toBe(200);
  expect((await status()).pausedRun).toBeNull();
  await world.rollcall.tick(new Date());
  expect(await subjects()).toHaveLength(1);
  expect(await world.rollcall.rows("SELECT * FROM alert")).toEqual([]);
});
