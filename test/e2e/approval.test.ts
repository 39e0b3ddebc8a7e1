/** Deciding about a plan that waits, in the dashboard: looked at person by person, somebody held back, approved or rejected. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Company } from "../personio/company/company.ts";
import { companyOf, idsFrom, sendOnLeave } from "../sync/running/small-company.ts";
import { type Rollcall, type RunView, startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";

const PEOPLE = 20;
const LEAVING = idsFrom(15, 20);
const DASHBOARD = { width: 1280, height: 800 };

let rollcall: Rollcall;
let extension: OpenExtension;
let company: Company;
let paused: RunView;

beforeAll(async () => {
  rollcall = await startRollcall({ people: 0 });
  extension = await openExtension();
});
afterAll(async () => {
  await extension?.close();
  await rollcall?.close();
});

beforeEach(async () => {
  company = companyOf(PEOPLE);
  await rollcall.reset({ company });
  await rollcall.connect();
  await rollcall.sync();
  sendOnLeave(company, ...LEAVING);
  paused = await rollcall.sync();
  await (await extension.background()).evaluate("chrome.storage.local.clear()");
  await (await extension.background()).evaluate("chrome.storage.session.clear()");
  await connectByCode(extension, new URL(rollcall.url).origin);
});

const active = async (): Promise<number> =>
  (await rollcall.rows("SELECT id FROM account WHERE state = 'active'")).length;

async function openPlan(): Promise<Page> {
  const popup = await extension.open("popup.html");
  const opened = extension.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Show plan" }).click();
  const page = await opened;
  await page.setViewportSize(DASHBOARD);
  await page.getByRole("table", { name: "Deactivations" }).waitFor();
  return page;
}

test("the plan stands there person by person with its reasons; one is held back, the others are carried out", async () => {
  const page = await openPlan();
  const rows = page.getByRole("table", { name: "Deactivations" }).getByRole("row");
  await rows.filter({ hasText: "on leave, says Personio" }).first().waitFor();
  expect(await rows.filter({ hasText: "on leave, says Personio" }).count()).toBe(LEAVING.length);
  await page.getByText("Will be carried out: 6 deactivations.").waitFor();
  await page.getByRole("checkbox", { name: "Hold back Person20 Beispiel" }).check();
  await page.getByText("Will be carried out: 5 of 6 deactivations.").waitFor();

  await page.getByRole("button", { name: "Approve the plan" }).click();
  const dialog = page.getByRole("dialog", { name: "Carry out this plan?" });
  await dialog.getByText("1 person stays as they are this time.").waitFor();
  expect(await active()).toBe(PEOPLE);
  await dialog.getByRole("button", { name: "Carry it out now" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await rollcall.settled(paused.id)).toMatchObject({ state: "succeeded", counts: { deactivated: 5 } });
  expect(await active()).toBe(PEOPLE - 5);
  expect(await rollcall.rows("SELECT state FROM account WHERE email = 'person20@beispiel.example'")).toEqual([
    { state: "active" },
  ]);
  await expect.poll(async () => (await extension.badge()).text).not.toBe("II");
  await page.close();
});

test("rejected, nothing has changed", async () => {
  const page = await openPlan();
  await page.getByRole("button", { name: "Reject the plan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reject", exact: true }).click();
  await expect
    .poll(() => rollcall.rows("SELECT state FROM run WHERE id = ?", paused.id))
    .toEqual([{ state: "cancelled" }]);
  await page.getByRole("button", { name: "Approve the plan" }).waitFor({ state: "hidden" });
  expect(await active()).toBe(PEOPLE);
  await page.close();
});

test("a plan that is no longer the one that was shown is not carried out", async () => {
  const page = await openPlan();
  const [account] = await rollcall.rows<{ id: string }>(
    "SELECT id FROM account WHERE email = 'person20@beispiel.example'",
  );
  await rollcall.call("POST", `/v1/accounts/${account?.id}/deactivate`);
  await page.getByRole("button", { name: "Approve the plan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Carry it out now" }).click();
  await page
    .getByText(/^The plan has changed/u)
    .first()
    .waitFor();
  expect(await active()).toBe(PEOPLE - 1);

  await page.getByText("Will be carried out: 5 deactivations.").waitFor();
  await page.getByRole("button", { name: "Approve the plan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Carry it out now" }).click();
  expect(await rollcall.settled(paused.id)).toMatchObject({ state: "succeeded" });
  expect(await active()).toBe(PEOPLE - LEAVING.length);
  await page.close();
});
