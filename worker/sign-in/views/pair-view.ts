/** Where a signed-in admin gets a pairing code. A code is shown in the answer that made it, and never again. */
import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { SignedIn } from "../browser-session.ts";
import type { Texts } from "../texts/texts.ts";
import { signOutForm } from "./sign-out-form.ts";

const WHO = (texts: Texts, { email, role }: SignedIn): Markup =>
  html`<p class="soft small">${texts.signedIn.as(email, texts.role[role])}</p>`;

export function pairView(texts: Texts, signedIn: SignedIn): Markup {
  const { pair: words } = texts;
  return html`${WHO(texts, signedIn)}
<p>${words.intro}</p>
<form method="post" action="/pair"><button>${words.create}</button></form>
${signOutForm(texts)}`;
}

export function pairingCodeView(texts: Texts, signedIn: SignedIn, code: string): Markup {
  const { pair: words } = texts;
  const middle = code.length / 2;
  return html`<p>${words.codeIntro}</p>
<p class="code"><output aria-label="${words.codeLabel}">${code.slice(0, middle)}-${code.slice(middle)}</output></p>
<p>${words.validity}</p>
<p class="note bad">${words.warning}</p>
<form method="post" action="/pair"><button class="second">${words.another}</button></form>
${WHO(texts, signedIn)}
${signOutForm(texts)}`;
}
