/**
 * The frame of every page the Worker serves itself. What is put into `html` templates is escaped by hono; nothing
 * here or in what uses it may say `raw` but the stylesheet, which is ours.
 */
import { html, raw } from "hono/html";
import type { Language } from "./language.ts";
import { pageHeaders } from "./page-headers.ts";
import { PAGE_STYLE } from "./page-style.ts";

/** What an `html` template makes. */
export type Markup = ReturnType<typeof html>;

export type Page = {
  readonly language: Language;
  /** The page's heading; the browser's title is made of it. */
  readonly title: string;
  /** Whose installation this is; may be empty. */
  readonly companyName: string;
  /** What follows the heading. */
  readonly body: Markup;
};

export async function page({ language, title, companyName, body }: Page): Promise<string> {
  const site = companyName === "" ? "Rollcall" : `Rollcall – ${companyName}`;
  const markup = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${site}</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<div class="frame">
<header><strong>Rollcall</strong>${companyName === "" ? "" : html`<span>${companyName}</span>`}</header>
<main>
<h1>${title}</h1>
${body}
</main>
</div>
</body>
</html>
`;
  return String(markup);
}

export type PageAnswer = {
  readonly status?: number;
  /** URLs elsewhere that a form on this page may end at. */
  readonly formTargets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** The page as an answer, with the headers that keep it safe. */
export async function answerPage(content: Page, answer: PageAnswer = {}): Promise<Response> {
  const { status = 200, formTargets = [], headers = {} } = answer;
  return new Response(await page(content), { status, headers: { ...pageHeaders(formTargets), ...headers } });
}
