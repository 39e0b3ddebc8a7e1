import type { Page } from "playwright-core";
import { signIn } from "../sign-in/extension.ts";
import { openBrowser } from "../sign-in/open-browser.ts";
import type { OpenExtension } from "./open-extension.ts";

export const ADA = "ada@example.com";

/** What an admin reads off the server's page. */
export async function newPairingCode(server: string, email = ADA): Promise<string> {
  const browser = openBrowser(server);
  await signIn(browser, email);
  const { text } = await browser.submit("/pair");
  const code = /<output[^>]*>([^<]+)<\/output>/u.exec(text)?.[1];
  if (code === undefined) throw new Error(`there is no code in ${text}`);
  return code;
}

/** The page that asks how to sign in at a server. */
export async function chooseServer(extension: OpenExtension, address: string): Promise<Page> {
  const page = await extension.open("pair.html");
  await page.getByLabel("Address of your Rollcall server").fill(address);
  await page.keyboard.press("Enter");
  return page;
}

export async function connectByCode(extension: OpenExtension, server: string): Promise<void> {
  const page = await chooseServer(extension, server);
  await page.getByLabel("Pairing code").fill(await newPairingCode(server));
  await page.keyboard.press("Enter");
  await page.getByText(`as ${ADA} (owner)`).waitFor();
  await page.close();
}
