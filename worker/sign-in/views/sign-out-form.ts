import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { Texts } from "../texts/texts.ts";

export const signOutForm = ({ signedIn }: Texts): Markup =>
  html`<form method="post" action="/sign-out"><button class="plain">${signedIn.signOut}</button></form>`;
