/** Nothing is here: a problem for programs, and for people who came by a browser a page that leads on. */
import type { Context } from "hono";
import { html } from "hono/html";
import { type Language, languageOf } from "../../pages/language.ts";
import { answerPage } from "../../pages/page.ts";
import type { ApiEnv } from "../api-env.ts";
import { answerProblem } from "./answer-problem.ts";
import { ApiProblem } from "./api-problem.ts";

const TEXTS: Readonly<Record<Language, { title: string; text: string; link: string }>> = {
  de: {
    title: "Hier ist nichts",
    text: "Bitte prüfen Sie die Adresse. Rollcall bedienen Sie in der Browser-Erweiterung.",
    link: "Zur Anmeldung",
  },
  en: {
    title: "There is nothing here",
    text: "Please check the address. Rollcall is used in the browser extension.",
    link: "To sign-in",
  },
};

export function answerNotFound(c: Context<ApiEnv>): Response | Promise<Response> {
  const isApi = /^\/v1(\/|$)/u.test(c.req.path);
  const wantsPage = c.req.header("accept")?.includes("text/html") === true;
  if (isApi || !wantsPage) return answerProblem(c, new ApiProblem("not-found"));
  const language = languageOf(c.req.header("accept-language"));
  const { title, text, link } = TEXTS[language];
  const body = html`<p>${text}</p><p><a href="/sign-in">${link}</a></p>`;
  return answerPage({ language, title, companyName: "", body }, { status: 404 });
}
