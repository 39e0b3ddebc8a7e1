/** What went wrong, first on the page: announced at once, with the focus, and a link to the field it is about. */
import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { SignInProblem, Texts } from "../texts/texts.ts";

const PROBLEM_ID = "problem";

type Note = { readonly problem: SignInProblem | null; readonly field: string | null };

export function problemNote(texts: Texts, { problem, field }: Note): Markup | "" {
  if (problem === null) return "";
  const text = texts.problem[problem];
  return html`<div class="note bad" role="alert" tabindex="-1" autofocus id="${PROBLEM_ID}">${
    field === null ? html`<p>${text}</p>` : html`<a href="#${field}">${text}</a>`
  }</div>`;
}

/** For the field a problem is about. */
export const problemAttributes = (isWrong: boolean, hintId: string): Markup =>
  isWrong
    ? html`aria-invalid="true" aria-describedby="${PROBLEM_ID} ${hintId}"`
    : html`aria-describedby="${hintId}"`;
