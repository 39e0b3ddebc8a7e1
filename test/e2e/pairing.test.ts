/** The way in, in a real browser against the real Worker: by code, by the sign-in window, and what goes wrong on it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { REDIRECT_URIS } from "../../extension/build/redirect-uris.ts";
import { ADMIN_TOKEN, startRollcall } from "../worker/start-rollcall.ts";
import { ADA, chooseServer, connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";

const rollcall = await startRollcall({
  people: 12,
  variables: { EXTENSION_REDIRECT_URIS: REDIRECT_URIS.join(" ") },
});
const server = new URL(rollcall.url).origin;
let extension: OpenExtension;

beforeAll(async () => {
  await rollcall.connect();
  await rollcall.sync();
  extension = await openExtension();
});
afterAll(async () => {
  await extension?.close();
  await rollcall.close();
});

beforeEach(async () => {
  await (await extension.background()).evaluate("chrome.storage.local.clear()");
  await (await extension.background()).evaluate("chrome.storage.session.clear()");
});

test("what can’t be an address is called none", async () => {
  const page = await chooseServer(extension, "foo bar");
  await page.getByRole("alert").getByText("This isn’t an address.").waitFor();
  await page.close();
});

describe("by code", () => {
  test("a browser is connected, and its icon says how things stand", async () => {
    await connectByCode(extension, server);
    await expect.poll(async () => (await extension.badge()).title).toContain("All good");
  });

  test("a wrong code is told apart from a server that fails", async () => {
    const page = await chooseServer(extension, server);
    await page.getByLabel("Pairing code").fill("BCDF-GHJK");
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByRole("alert").getByText("This code is not valid.").waitFor();
    await page.close();
  });
});

test("in the server’s window: signing in, agreeing, connected", async () => {
  const page = await chooseServer(extension, server);
  const opened = extension.context.waitForEvent("page");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const window = await opened;
  const withToken = window.locator("details", { has: window.getByLabel("Deployment token") });
  await withToken.waitFor();
  if ((await withToken.getAttribute("open")) === null) await withToken.locator("summary").click();
  await withToken.getByLabel("E-mail address").fill(ADA);
  await withToken.getByLabel("Deployment token").fill(ADMIN_TOKEN);
  await window.keyboard.press("Enter");
  await window.getByRole("button", { name: "Connect" }).click();
  await page.getByText(`as ${ADA} (owner)`).waitFor();
  await page.close();
});

describe("an address", () => {
  test("where nothing answers", async () => {
    const page = await chooseServer(extension, "http://127.0.0.1:9");
    await page.getByText("127.0.0.1:9 is not answering.").waitFor();
    await page.close();
  });

  test("where somebody else answers", async () => {
    const stranger = createServer((_, answer) => answer.end("<h1>Hello</h1>")).listen(0, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const { port } = stranger.address() as AddressInfo;
    const page = await chooseServer(extension, `http://127.0.0.1:${port}`);
    await page.getByText("responds, but it is not a Rollcall server.").waitFor();
    await page.close();
    stranger.close();
  });

  test("without encryption is not asked", async () => {
    const page = await chooseServer(extension, "http://rollcall.example.com");
    await page.getByText("This address isn’t encrypted.").waitFor();
    await page.close();
  });
});
