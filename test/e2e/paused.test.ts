/** Too many leave at once: the guard stops the sync, and the browser says so until a person has decided. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { companyOf, idsFrom, sendOnLeave } from "../sync/running/small-company.ts";
import { type Rollcall, type RunView, startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";

const PEOPLE = 20;
const LEAVING = idsFrom(15, 20);

let rollcall: Rollcall;
let extension: OpenExtension;
let paused: RunView;

beforeAll(async () => {
  const company = companyOf(PEOPLE);
  rollcall = await startRollcall({ company });
  await rollcall.connect();
  await rollcall.sync();
  sendOnLeave(company, ...LEAVING);
  extension = await openExtension();
  await connectByCode(extension, new URL(rollcall.url).origin);
});
afterAll(async () => {
  await extension?.close();
  await rollcall.close();
});

beforeEach(async () => {
  paused = await rollcall.sync();
});

const active = async (): Promise<number> =>
  (await rollcall.rows("SELECT id FROM account WHERE state = 'active'")).length;

test("it tells planned and limit, leads to the plan, and has changed nothing", async () => {
  const popup = await extension.open("popup.html");
  await popup.getByText("Paused: 6 deactivations planned, limit is 5").waitFor();
  expect(await extension.badge()).toMatchObject({ text: "II" });
  expect((await extension.badge()).title).toContain("6 deactivations planned, limit is 5");

  const opened = extension.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Show plan" }).click();
  const plan = await opened;
  await plan.waitForURL(new RegExp(`dashboard\\.html#/runs/${paused.id}`, "u"));
  expect(await active()).toBe(PEOPLE);
  await plan.close();
});

test("rejected, everything stays, and the next sync asks again", async () => {
  const popup = await extension.open("popup.html");
  await popup.getByText("Paused: 6 deactivations planned").waitFor();
  expect(await rollcall.call("POST", `/v1/runs/${paused.id}/reject`)).toMatchObject({ status: 200 });
  await popup.getByRole("button", { name: /Refresh/u }).click();
  await popup.getByText("Paused: 6 deactivations planned").waitFor({ state: "hidden" });
  expect(await active()).toBe(PEOPLE);
  await popup.getByRole("button", { name: "Sync now" }).click();
  await popup.getByText("Paused: 6 deactivations planned").waitFor();
  await popup.close();
});

test("approved, it is carried out, and the icon is quiet again", async () => {
  const popup = await extension.open("popup.html");
  await popup.getByText("Paused: 6 deactivations planned").waitFor();
  const { status } = await rollcall.call("POST", `/v1/runs/${paused.id}/approve`, {
    fingerprint: paused.fingerprint,
  });
  expect(status).toBe(202);
  expect(await rollcall.settled(paused.id)).toMatchObject({ state: "succeeded" });
  await popup.getByRole("button", { name: /Refresh/u }).click();
  await popup.getByText("All good").first().waitFor();
  expect(await popup.getByRole("tabpanel").innerText()).toMatch(/deactivated\s+6/u);
  await expect.poll(async () => (await extension.badge()).text).toBe("");
  expect(await active()).toBe(PEOPLE - LEAVING.length);
  await popup.close();
});
