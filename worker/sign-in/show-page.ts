/** A page of ours, in the language the browser asks for and under the company's name. */
import { loadConfig } from "../config/load-config.ts";
import { languageOf } from "../pages/language.ts";
import { answerPage, type Markup, type PageAnswer } from "../pages/page.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { SignInContext } from "./sign-in-env.ts";
import { type Texts, textsOf } from "./texts/texts.ts";

export type Shown = PageAnswer & {
  readonly title: (texts: Texts) => string;
  readonly body: (texts: Texts) => Markup;
  /** Shown to whoever comes too often, or while nothing works: without asking the database for the company's name. */
  readonly isBare?: boolean;
};

export async function showPage(c: SignInContext, deps: SignInDeps, shown: Shown): Promise<Response> {
  const language = languageOf(c.req.header("accept-language"));
  const texts = textsOf(language);
  const { title, body, isBare = false, ...answer } = shown;
  const companyName = isBare ? "" : await companyNameOf(deps);
  const response = await answerPage(
    { language, title: title(texts), companyName, body: body(texts) },
    answer,
  );
  // Through the context, or cookies that were set on the way here would be lost.
  return c.newResponse(response.body, response);
}

const companyNameOf = async ({ db }: SignInDeps): Promise<string> =>
  (await loadConfig(db)).settings.companyName;
