/** Excluding people in the popup, in a real browser against the real Worker and a Personio to test with. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../personio/create-company.ts";
import { startRollcall } from "../worker/start-rollcall.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";
import { openAttribute } from "./open-section.ts";

const company = createCompany({ people: 0 });
const [MARA, JONAS, AYLIN] = [1, 2, 3];
company.add({ id: MARA, firstName: "Mara", lastName: "Lindt", office: "Hamburg", position: "Fachkraft" });
company.add({ id: JONAS, firstName: "Jonas", lastName: "Voss", office: "Hamburg", status: "inactive" });
company.add({ id: AYLIN, firstName: "Aylin", lastName: "Kaya", office: "Berlin", position: "Fachkraft" });

const rollcall = await startRollcall({ company });
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

type AccountView = { readonly state: string; readonly link: string; readonly jobTitle: string };

async function accountOf(lastName: string): Promise<AccountView> {
  const { body } = await rollcall.call<{ items: AccountView[] }>("GET", `/v1/accounts?q=${lastName}`);
  const [account, ...others] = body.items;
  if (account === undefined || others.length > 0) throw new Error(`${body.items.length} × ${lastName}`);
  return account;
}

beforeEach(() => save([]));

test("a group is excluded: typed, looked at, saved, synced; it is cut off and its accounts stay active", async () => {
  const popup = await openAttribute(extension, "Office");
  await popup.keyboard.type("Hamburg");
  await popup.keyboard.press("Enter");
  await popup.getByText("1 change · affects 2 people").waitFor();

  await popup.getByRole("button", { name: "Preview" }).click();
  const sheet = popup.getByRole("dialog", { name: "Who this affects" });
  await sheet.getByText("2 people become excluded").waitFor();
  await sheet.getByText("1 keeps an active account.").waitFor();
  const mara = sheet.getByRole("listitem").filter({ hasText: "Mara Lindt" });
  const jonas = sheet.getByRole("listitem").filter({ hasText: "Jonas Voss" });
  expect(await mara.getByText("account active").count()).toBe(1);
  expect([await jonas.count(), await jonas.getByText("account active").count()]).toEqual([1, 0]);
  expect((await office()).exclusions).toEqual([]);
  await popup.keyboard.press("Escape");

  await popup.getByRole("button", { name: "Save" }).click();
  await popup.getByText(/^Saved\. Applies from the next sync/u).waitFor();
  expect((await office()).exclusions).toEqual(["Hamburg"]);
  company.promote(MARA, { position: "Leitung" });
  company.promote(AYLIN, { position: "Leitung" });
  await popup.getByRole("tab", { name: "Status" }).click();
  await popup.getByRole("button", { name: "Sync now" }).click();
  await popup.getByText("2 excluded").waitFor();

  expect(await accountOf("Kaya")).toMatchObject({ link: "linked", jobTitle: "Leitung" });
  expect(await accountOf("Lindt")).toMatchObject({
    ...{ state: "active", link: "excluded", jobTitle: "Fachkraft" },
  });
  await popup.close();
});

test("whoever is no longer excluded is followed again", async () => {
  const popup = await openAttribute(extension, "Office");
  await save(["Hamburg"]);
  await rollcall.sync();
  company.promote(MARA, { position: "Vorstand" });
  await popup.reload();
  await popup.getByRole("button", { name: "Remove “Hamburg”" }).click();
  await popup.getByRole("button", { name: "Preview" }).click();
  await popup.getByRole("dialog").getByText("2 people come back").waitFor();
  await popup.keyboard.press("Escape");
  await popup.getByRole("button", { name: "Save" }).click();
  await popup.getByText(/^Saved\./u).waitFor();
  await rollcall.sync();
  expect(await accountOf("Lindt")).toMatchObject({ state: "active", link: "linked", jobTitle: "Vorstand" });
  await popup.close();
});

describe("a popup that is closed", () => {
  test("in the middle of typing goes on where it was", async () => {
    const popup = await openAttribute(extension, "Office");
    await popup.keyboard.type("Hambu");
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
    const popup = await openAttribute(extension, "Office");
    await popup.keyboard.type("Remote");
    await popup.keyboard.press("Enter");
    await popup.getByRole("button", { name: "Save" }).click();
    await popup.close();
    await expect.poll(async () => (await office()).exclusions).toEqual(["Remote"]);
  });
});

describe("two admins, each in a browser of their own", () => {
  const GRACE = "grace@example.com";
  let other: OpenExtension;

  beforeAll(async () => {
    await rollcall.call("POST", "/v1/admins", { email: GRACE, role: "editor" });
    other = await openExtension();
    await connectByCode(other, server, { email: GRACE, role: "editor" });
  });
  afterAll(() => other?.close());

  /** Both have begun before either has saved. */
  async function bothChange(): Promise<{ readonly first: Page; readonly second: Page }> {
    const [first, second] = [await openAttribute(other, "Office"), await openAttribute(extension, "Office")];
    await second.keyboard.type("Hamburg");
    await second.keyboard.press("Enter");
    await first.keyboard.type("Berlin");
    await first.keyboard.press("Enter");
    await first.getByRole("button", { name: "Save" }).click();
    await first.getByText(/^Saved\./u).waitFor();
    await second.getByRole("button", { name: "Save" }).click();
    await second.getByText(`${GRACE} has changed “Office”`).waitFor();
    return { first, second };
  }

  test("the second sees both lists, and nothing of the first’s is lost", async () => {
    const { first, second } = await bothChange();
    const version = (name: string) =>
      second.locator("div", { has: second.getByRole("heading", { name }) }).last();
    await version("Saved version").getByText("Berlin").waitFor();
    await version("Your version").getByText("Hamburg").waitFor();
    expect((await office()).exclusions).toEqual(["Berlin"]);
    await second.getByRole("button", { name: "Take the saved one" }).click();
    await second.getByRole("button", { name: "Remove “Berlin”" }).waitFor();
    expect((await office()).exclusions).toEqual(["Berlin"]);
    await Promise.all([first.close(), second.close()]);
  });

  test("merging the two keeps what both meant", async () => {
    const { first, second } = await bothChange();
    await second.getByRole("button", { name: "Merge both" }).click();
    await second.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(async () => (await office()).exclusions.toSorted()).toEqual(["Berlin", "Hamburg"]);
    await Promise.all([first.close(), second.close()]);
  });
});
