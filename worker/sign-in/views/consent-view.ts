/** Whether the extension may act in this admin's name: who, with which rights, and where it goes. */
import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { SignedIn } from "../browser-session.ts";
import { MAX_DEVICE_NAME_CHARACTERS } from "../oauth/device-name.ts";
import type { Texts } from "../texts/texts.ts";
import { signOutForm } from "./sign-out-form.ts";

export type ConsentView = {
  readonly signedIn: SignedIn;
  readonly redirectUri: string;
  readonly deviceName: string;
  /** Path and query the form goes to: the request itself. */
  readonly action: string;
};

export function consentView(
  texts: Texts,
  { signedIn, redirectUri, deviceName, action }: ConsentView,
): Markup {
  const { consent: words } = texts;
  return html`<p>${words.intro}</p>
<dl>
<dt>${words.account}</dt><dd>${signedIn.email}</dd>
<dt>${words.role}</dt><dd>${texts.role[signedIn.role]}</dd>
<dt>${words.sentTo}</dt><dd>${new URL(redirectUri).host}</dd>
</dl>
<form method="post" action="${action}">
<label for="device-name">${words.deviceName}</label>
<p class="hint" id="device-hint">${words.deviceHint}</p>
<input id="device-name" name="device_name" type="text" autocomplete="off" maxlength="${MAX_DEVICE_NAME_CHARACTERS}" value="${deviceName}" aria-describedby="device-hint">
<p class="soft small">${words.warning}</p>
<button name="decision" value="allow">${words.allow}</button>
<button class="second" name="decision" value="deny" formnovalidate>${words.deny}</button>
</form>
${signOutForm(texts)}`;
}
