/**
 * `/__mails__`: every mail as it will look, on a developer's machine. Only where SHOW_MAILS is set, and only for requests
 * to this very machine; anywhere else there is nothing here.
 */
import { html } from "hono/html";
import { MAIL_SAMPLES } from "../../mail/mail-samples.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

/** A mail styles itself; it loads nothing and runs nothing. */
const HEADERS = { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'" };

export function addMailPreviews(app: ApiApp, { showMails }: Pick<ApiDeps, "showMails">): void {
  if (!showMails) return;
  app.use("/__mails__/*", async (c, next) => {
    if (!LOOPBACK.test(new URL(c.req.url).hostname)) throw new ApiProblem("not-found");
    await next();
  });
  app.get("/__mails__", (c) => c.html(listOfMails(), 200, HEADERS));
  app.get("/__mails__/:name", (c) => {
    const name = c.req.param("name");
    const sample = Object.hasOwn(MAIL_SAMPLES, name) ? MAIL_SAMPLES[name] : undefined;
    if (sample === undefined) throw new ApiProblem("not-found");
    const mail = sample(c.req.query("language") === "en" ? "en" : "de");
    if (c.req.query("as") !== "text") return c.html(mail.html, 200, HEADERS);
    return c.text(`Subject: ${mail.subject}\n\n${mail.text}`);
  });
}

const listOfMails = () => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Mails</title></head>
<body>
<h1>Mails</h1>
<ul>${Object.keys(MAIL_SAMPLES).map(
  (name) =>
    html`<li>${name}: ${(["de", "en"] as const).map(
      (language) => html`<a href="/__mails__/${name}?language=${language}">${language}</a>
 (<a href="/__mails__/${name}?language=${language}&amp;as=text">${language}, text</a>) `,
    )}</li>`,
)}</ul>
</body>
</html>`;
