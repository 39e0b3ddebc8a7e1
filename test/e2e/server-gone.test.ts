/** The server is killed and comes back: what was known stays readable, and what was saved meanwhile is not lost. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";
import { openAttribute } from "./open-section.ts";
import { type PluggableServer, startPluggableServer } from "./pluggable-server.ts";

let server: PluggableServer;
let extension: OpenExtension;

beforeAll(async () => {
  server = await startPluggableServer(30);
  await server.sync();
  extension = await openExtension();
  await connectByCode(extension, server.origin);
}, 90_000);
afterAll(async () => {
  await extension?.close();
  await server?.close();
});

beforeEach(() => server.plugIn());

const exclusions = async (): Promise<readonly string[]> => {
  type Item = { readonly key: string; readonly exclusions: readonly string[] };
  const { items } = await server.call<{ items: readonly Item[] }>("GET", "/v1/attributes");
  return items.find(({ key }) => key === "office")?.exclusions ?? [];
};

const unreachable = (popup: Page) => popup.getByRole("heading", { name: "The server is not answering" });
const known = (popup: Page) => popup.getByRole("tabpanel").getByText("30 people");

test("killed and back: it says so, keeps what was known, and goes on at a click", async () => {
  const popup = await extension.open("popup.html");
  await known(popup).waitFor();
  await server.pullThePlug();
  await popup.getByRole("button", { name: /Refresh/u }).click();
  await unreachable(popup).waitFor();
  await known(popup).waitFor();
  expect(await popup.getByRole("button", { name: "Sync now" }).count()).toBe(0);

  await popup.close();
  const again = await extension.open("popup.html");
  await known(again).waitFor();
  await unreachable(again).waitFor();
  await again.getByRole("button", { name: "Try again" }).first().click();
  await expect.poll(async () => (await extension.badge()).text).toBe("?");
  expect((await extension.badge()).title).toContain("The server is not answering");

  await server.plugIn();
  await again.getByRole("button", { name: "Try again" }).first().click();
  await unreachable(again).waitFor({ state: "hidden" });
  await again.getByRole("button", { name: "Sync now" }).waitFor();
  await expect.poll(async () => (await extension.badge()).text).not.toBe("?");
  await again.close();
});

test("what was saved while it was gone is sent once it is back, with popup and background long closed", async () => {
  const popup = await openAttribute(extension, "Office");
  await popup.keyboard.type("Remote");
  await popup.keyboard.press("Enter");
  await popup.getByText("1 change").waitFor();
  await server.pullThePlug();
  await popup.getByRole("button", { name: "Save" }).click();
  await popup.getByRole("button", { name: "Saving …" }).waitFor();
  // The first try has failed, and the next one is planned.
  await expect.poll(() => popup.evaluate("chrome.alarms.get('outbox').then(Boolean)")).toBe(true);
  await extension.suspend();
  await popup.close();

  await server.plugIn();
  expect(await exclusions()).toEqual([]);
  await expect.poll(exclusions, { timeout: 45_000, interval: 500 }).toEqual(["Remote"]);
  const again = await openAttribute(extension, "Office");
  await again.getByRole("button", { name: "Remove “Remote”" }).waitFor();
  expect(await again.getByText("1 change").count()).toBe(0);
  await again.close();
}, 90_000);
