/** What stands between the browser and its server: no network, a background that was put to sleep, a session that has ended. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { companyOf, idsFrom, sendOnLeave } from "../sync/running/small-company.ts";
import { type Rollcall, startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode, enterCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";
import { openAttribute, openSection } from "./open-section.ts";

const company = companyOf(20);
let rollcall: Rollcall;
let extension: OpenExtension;

beforeAll(async () => {
  rollcall = await startRollcall({ company });
  await rollcall.connect();
  await rollcall.sync();
  extension = await openExtension();
  await connectByCode(extension, new URL(rollcall.url).origin);
});
afterAll(async () => {
  await extension?.close();
  await rollcall.close();
});

test("offline: the last that is known, nothing to send, the draft kept; and back by itself", async () => {
  const popup = await openAttribute(extension, "Department");
  await extension.context.setOffline(true);
  await popup.keyboard.type("Technik");
  await popup.keyboard.press("Enter");
  await popup.getByRole("tab", { name: "Status" }).click();
  await popup.getByRole("button", { name: /Refresh/u }).click();
  await popup.getByRole("heading", { name: /^Offline\. Data from/u }).waitFor();
  await popup.getByText("20 people").waitFor();
  expect(await popup.getByRole("button", { name: "Sync now" }).count()).toBe(0);
  await popup.getByRole("tab", { name: "Exclusions" }).click();
  await popup.getByText("Changes need a connection. Your draft is kept.").waitFor();

  await extension.context.setOffline(false);
  await popup.getByRole("heading", { name: /^Offline/u }).waitFor({ state: "hidden" });
  await popup.close();
  const again = await openSection(extension, "Exclusions");
  await again.getByText("1 change · affects 10 people").waitFor();
  await again.getByRole("button", { name: "Discard" }).click();
  await again.getByText("1 change").waitFor({ state: "hidden" });
  await again.close();
});

test("a background that was put to sleep wakes for its alarm, and the icon tells the news", async () => {
  const page = await extension.open("pair.html");
  await expect.poll(async () => (await extension.badge()).text).toBe("");
  sendOnLeave(company, ...idsFrom(15, 20));
  expect(await rollcall.sync()).toMatchObject({ state: "paused" });
  await extension.suspend();
  await page.evaluate("chrome.alarms.create('poll-watch', { when: Date.now() + 500 })");
  const badge = "chrome.action.getBadgeText({})";
  expect(await page.evaluate(badge)).toBe("");
  await expect.poll(() => page.evaluate(badge), { timeout: 10_000 }).toBe("II");
  await page.close();
});

test("a session that was ended says so, keeps what was known readable, and begins again where it leads", async () => {
  await rollcall.db.prepare("DELETE FROM token").run();
  await rollcall.db.prepare("DELETE FROM device").run();
  const popup = await openSection(extension, "Status");
  await popup.getByRole("heading", { name: "Your session has expired" }).waitFor();
  await popup.getByText("20 people").waitFor();
  expect(await popup.getByRole("button", { name: "Sync now" }).count()).toBe(0);
  await expect.poll(async () => (await extension.badge()).text).toBe("?");
  expect((await extension.badge()).title).toContain("Your session has expired");

  const opened = extension.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Sign in" }).click();
  await enterCode(await opened, new URL(rollcall.url).origin);
  await expect.poll(async () => (await extension.badge()).text).toBe("II");
});
