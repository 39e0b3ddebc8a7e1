/** What an admin does in the popup, in a real browser against the real Worker and a Personio to test with. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";

const rollcall = await startRollcall({ people: 30, seed: 3 });
const server = new URL(rollcall.url).origin;
let extension: OpenExtension;

beforeAll(async () => {
  await rollcall.connect();
  await rollcall.sync();
  extension = await openExtension();
  await connectByCode(extension, server);
});
afterAll(async () => {
  await extension?.close();
  await rollcall.close();
});

type Office = { readonly exclusions: readonly string[]; readonly etag: string };

async function office(): Promise<Office> {
  const { body } = await rollcall.call<{ items: (Office & { key: string })[] }>("GET", "/v1/attributes");
  const found = body.items.find(({ key }) => key === "office");
  if (found === undefined) throw new Error("there is no attribute office");
  return found;
}

async function save(values: readonly string[]): Promise<void> {
  const { etag } = await office();
  const headers = { "if-match": etag };
  await rollcall.call("PUT", "/v1/attributes/office/exclusions", { values }, { headers });
}

beforeEach(() => save([]));

async function openExclusions(): Promise<Page> {
  const popup = await extension.open("popup.html");
  await popup.getByRole("tab", { name: "Exclusions" }).click();
  const field = popup.getByRole("combobox", { name: "Office" });
  await popup.getByRole("tabpanel").getByText("Office", { exact: true }).first().waitFor();
  if (!(await field.isVisible())) await popup.locator("summary", { hasText: "Office" }).click();
  await field.waitFor();
  return popup;
}

async function typeOffice(popup: Page, value: string): Promise<void> {
  await popup.getByRole("combobox", { name: "Office" }).click();
  await popup.keyboard.type(value);
}

test("a group is excluded: typed, saved, synced, and the accounts stay as they are", async () => {
  const active = await rollcall.rows("SELECT id FROM account WHERE state = 'active'");
  const popup = await openExclusions();
  await typeOffice(popup, "Hamburg");
  await popup.keyboard.press("Enter");
  await popup.getByText(/1 change · affects \d+ people/u).waitFor();
  await popup.getByRole("button", { name: "Save" }).click();
  await popup.getByText(/^Saved\. Applies from the next sync/u).waitFor();
  await popup.getByRole("tab", { name: "Status" }).click();
  await popup.getByRole("button", { name: "Sync now" }).click();
  await popup.getByText(/\d+ excluded/u).waitFor();
  expect(await rollcall.rows("SELECT id FROM account WHERE state = 'active'")).toEqual(active);
  await popup.close();
});

describe("a popup that is closed", () => {
  test("in the middle of typing goes on where it was", async () => {
    const popup = await openExclusions();
    await typeOffice(popup, "Hambu");
    await popup.waitForTimeout(300);
    await popup.close();
    const again = await extension.open("popup.html");
    const field = again.getByRole("combobox", { name: "Office" });
    await expect.poll(() => field.inputValue()).toBe("Hambu");
    await field.fill("");
    await again.waitForTimeout(300);
    await again.close();
  });

  test("in the moment of saving has saved", async () => {
    const popup = await openExclusions();
    await typeOffice(popup, "Remote");
    await popup.keyboard.press("Enter");
    await popup.getByRole("button", { name: "Save" }).click();
    await popup.close();
    await expect.poll(async () => (await office()).exclusions).toEqual(["Remote"]);
  });
});

test("two admins: the second sees both lists", async () => {
  const popup = await openExclusions();
  await typeOffice(popup, "Hamburg");
  await popup.keyboard.press("Enter");
  await save(["Berlin"]);
  await popup.getByRole("button", { name: "Save" }).click();
  const conflict = popup.getByRole("tabpanel");
  await conflict.getByRole("button", { name: "Take the saved one" }).waitFor();
  expect(await conflict.innerText()).toContain("Berlin");
  expect((await office()).exclusions).toEqual(["Berlin"]);
  await popup.close();
});

test("a session that was ended says so, and what was known stays readable", async () => {
  await rollcall.db.prepare("DELETE FROM token").run();
  await rollcall.db.prepare("DELETE FROM device").run();
  const popup = await extension.open("popup.html");
  await popup.getByText("Your session has expired").first().waitFor();
  await expect.poll(async () => (await extension.badge()).text).toBe("?");
  await popup.close();
});
