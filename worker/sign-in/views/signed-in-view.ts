import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { SignedIn } from "../browser-session.ts";
import type { Texts } from "../texts/texts.ts";
import { signOutForm } from "./sign-out-form.ts";

export function signedInView(texts: Texts, { email, role }: SignedIn): Markup {
  const { signedIn: words } = texts;
  return html`<p>${words.as(email, texts.role[role])}</p>
<p>${words.next}</p>
<p><a class="button" href="/pair">${words.pair}</a></p>
${signOutForm(texts)}`;
}
