/** Where the code from the mail is typed in. It says the same whether or not a mail was sent. */
import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import { signInPath } from "../next-path.ts";
import type { SignInProblem, Texts } from "../texts/texts.ts";
import { problemAttributes, problemNote } from "./problem-note.ts";

export type CodeView = { readonly next: string; readonly problem: SignInProblem | null };

export function codeView(texts: Texts, { next, problem }: CodeView): Markup {
  const { code: words } = texts;
  const isWrong = problem !== null;
  return html`${problemNote(texts, { problem, field: problem === null ? null : "code" })}
${problem === null ? html`<div class="note good" role="status"><p>${words.intro}</p></div>` : ""}
<form method="post" action="/sign-in/code">
<input type="hidden" name="next" value="${next}">
<label for="code">${words.label}</label>
<p class="hint" id="code-hint">${words.hint} ${words.limit}</p>
<input class="digits" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" required maxlength="20" ${problemAttributes(isWrong, "code-hint")} ${problem === null ? html`autofocus` : ""}>
<button>${words.submit}</button>
</form>
<p><a href="${signInPath(next)}">${words.again}</a></p>`;
}
