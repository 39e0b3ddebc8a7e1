/** A server that nobody has set up yet, and an owner with nothing but the dashboard: from the credentials to the first sync. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { companyOf } from "../sync/running/small-company.ts";
import { type Rollcall, startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";

const PEOPLE = 12;

let rollcall: Rollcall;
let extension: OpenExtension;

beforeAll(async () => {
  rollcall = await startRollcall({ company: companyOf(PEOPLE) });
  extension = await openExtension();
  await connectByCode(extension, new URL(rollcall.url).origin);
});
afterAll(async () => {
  await extension?.close();
  await rollcall.close();
});

const accounts = async (): Promise<number> => (await rollcall.rows("SELECT id FROM account")).length;

test("wrong credentials are told apart at once; with the right ones four steps lead to a first sync", async () => {
  const popup = await extension.open("popup.html");
  const [page] = await Promise.all([
    extension.context.waitForEvent("page"),
    popup.getByRole("button", { name: "Open set-up" }).click(),
  ]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText("1 of 4 steps done").waitFor();

  const { clientId, clientSecret } = rollcall.personio.credential;
  await page.getByLabel("Client ID").fill(clientId);
  await page.getByLabel("Client secret").fill("papi-wrong");
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.getByText("Personio refuses these credentials.").waitFor();
  expect(await rollcall.rows("SELECT enabled FROM connection")).toEqual([{ enabled: 0 }]);

  await page.getByRole("button", { name: "Change credentials" }).click();
  await page.getByLabel("Client secret").fill(clientSecret);
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.getByText("Checked and saved.").waitFor();
  expect(await accounts()).toBe(0);

  await page.getByRole("button", { name: "That’s fine, go on" }).click();
  await page.getByRole("button", { name: /[Ss]tart preview/u }).click();
  await page.getByText(`${PEOPLE} people read in Personio, nothing was changed.`).waitFor();
  expect(await accounts()).toBe(0);

  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByText("Everything is set up.").waitFor();
  await expect.poll(() => page.getByText("The sync is still off").count()).toBe(0);
  expect(await accounts()).toBe(PEOPLE);
});
