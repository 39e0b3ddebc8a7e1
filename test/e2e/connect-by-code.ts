import type { Page } from "playwright-core";
import { fetchPairingCode } from "../demo/fetch-pairing-code.ts";
import { ADMIN_TOKEN } from "../worker/start-rollcall.ts";
import type { OpenExtension } from "./open-extension.ts";

export const ADA = "ada@example.com";

type Opener = Pick<OpenExtension, "open">;

/** The page that asks how to sign in at a server. */
export async function chooseServer(extension: Opener, address: string): Promise<Page> {
  const page = await extension.open("pair.html");
  await page.getByLabel("Address of your Rollcall server").fill(address);
  await page.keyboard.press("Enter");
  return page;
}

/** The first who signs in owns the server; others have been added before. */
type Who = { readonly email: string; readonly role: "owner" | "editor" | "viewer" };

const OWNER: Who = { email: ADA, role: "owner" };

export async function connectByCode(extension: Opener, server: string, who: Who = OWNER): Promise<void> {
  await enterCode(await chooseServer(extension, server), server, who);
}

/** On the page that asks how to sign in; it is closed afterwards. */
export async function enterCode(page: Page, server: string, { email, role }: Who = OWNER): Promise<void> {
  await page.getByLabel("Pairing code").fill(await fetchPairingCode(server, { email, token: ADMIN_TOKEN }));
  await page.keyboard.press("Enter");
  await page.getByText(`as ${email} (${role})`).waitFor();
  await page.close();
}
