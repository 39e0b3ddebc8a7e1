/** The sign-in page: each way that is set up, the one for everyday first. */
import { html } from "hono/html";
import type { Markup } from "../../pages/page.ts";
import type { SignInProblem, Texts } from "../texts/texts.ts";
import { problemAttributes, problemNote } from "./problem-note.ts";

export type SignInView = {
  /** Where it goes afterwards: carried along in each form. */
  readonly next: string;
  readonly methods: {
    readonly provider: boolean;
    readonly mail: boolean;
    readonly token: boolean;
  };
  /** Nobody is an owner yet: there is nobody else to be let in, so the token is the only way. */
  readonly isNew: boolean;
  readonly problem: SignInProblem | null;
  /** Which form it is about. */
  readonly problemAt: "mail" | "token" | null;
  /** What was typed as address; shown again to whoever typed it. */
  readonly email: string;
};

export function signInView(texts: Texts, view: SignInView): Markup {
  const { isNew, problem, problemAt } = view;
  const field = problemAt === "mail" ? "email" : problemAt === "token" ? tokenField(problem) : null;
  return html`${problemNote(texts, { problem, field })}
<p class="soft">${texts.signIn.intro}</p>
${isNew ? tokenForm(texts, view) : everyWay(texts, view)}`;
}

function everyWay(texts: Texts, view: SignInView): Markup {
  const { provider, mail, token } = view.methods;
  return html`${provider ? providerLink(texts, view) : ""}
${mail ? mailForm(texts, view) : ""}
${token ? tokenForm(texts, view) : ""}
${provider || mail || token ? "" : html`<p>${texts.signIn.noMethod}</p>`}`;
}

/** Which of the two fields a problem with the token form is about. */
const tokenField = (problem: SignInProblem | null): "token" | "token-email" =>
  problem === "wrong-token" ? "token" : "token-email";

const nextField = (next: string): Markup => html`<input type="hidden" name="next" value="${next}">`;

const providerLink = ({ signIn }: Texts, { next }: SignInView): Markup =>
  html`<p><a class="button" href="/sign-in/oidc?${new URLSearchParams({ next }).toString()}">${signIn.provider}</a></p>`;

function mailForm({ signIn }: Texts, view: SignInView): Markup {
  const isWrong = view.problemAt === "mail" && view.problem === "bad-email";
  return html`<section aria-labelledby="mail-title">
<h2 id="mail-title">${signIn.mailTitle}</h2>
<form method="post" action="/sign-in/mail">
${nextField(view.next)}
<label for="email">${signIn.email}</label>
<p class="hint" id="email-hint">${signIn.mailHint}</p>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="320" value="${view.problemAt === "mail" ? view.email : ""}" ${problemAttributes(isWrong, "email-hint")}>
<button class="${view.methods.provider ? "second" : ""}">${signIn.sendCode}</button>
</form>
</section>`;
}

function tokenForm(texts: Texts, view: SignInView): Markup {
  const words = texts.signIn;
  const { isNew, problem, problemAt, email } = view;
  const isWrong = (field: string): boolean => problemAt === "token" && tokenField(problem) === field;
  const isOpen = isNew || problemAt === "token";
  return html`<details ${isOpen ? "open" : ""}>
<summary>${isNew ? words.firstOwnerTitle : words.tokenTitle}</summary>
<p class="hint" id="token-hint">${isNew ? words.firstOwnerHint : words.tokenHint}</p>
<form method="post" action="/sign-in/token">
${nextField(view.next)}
<label for="token-email">${words.email}</label>
<input id="token-email" name="email" type="email" autocomplete="email" required maxlength="320" value="${problemAt === "token" ? email : ""}" ${problemAttributes(isWrong("token-email"), "token-hint")}>
<label for="token">${words.token}</label>
<input id="token" name="token" type="password" autocomplete="off" required maxlength="512" ${problemAttributes(isWrong("token"), "token-hint")}>
<button class="${isNew ? "" : "second"}">${words.submit}</button>
</form>
</details>`;
}
