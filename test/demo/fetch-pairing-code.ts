/** What an admin reads off the server's `/pair` page, signed in with the deployment's token. */
import { openBrowser } from "../sign-in/open-browser.ts";

export type Admin = { readonly email: string; readonly token: string };

export async function fetchPairingCode(server: string, { email, token }: Admin): Promise<string> {
  const browser = openBrowser(server);
  const signedIn = await browser.submit("/sign-in/token", { email, token, next: "/pair" });
  await browser.follow(signedIn);
  const { text } = await browser.submit("/pair");
  const code = /<output[^>]*>([^<]+)<\/output>/u.exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no pairing code in ${text}`);
  return code;
}
