/**
 * What a mail says, written once: a list of blocks becomes the HTML and its text twin, so that the two can't disagree.
 * One column without tables, no images, nothing that reports who opened it; light and dark; read aloud in order.
 */
import { html, raw } from "hono/html";
import { oneLine } from "./mailer.ts";

export type MailLanguage = "de" | "en";

export type MailContent = { readonly subject: string; readonly html: string; readonly text: string };

export type MailBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Something to type in elsewhere. */
  | { readonly kind: "code"; readonly text: string }
  /** A button, and the address in plain sight below it: for whoever can't press it, or wants to see where it leads. */
  | { readonly kind: "link"; readonly label: string; readonly hint: string; readonly url: string }
  /** Small print. */
  | { readonly kind: "note"; readonly text: string };

export type MailDraft = {
  readonly language: MailLanguage;
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly MailBlock[];
  /** Who sends it, at the foot. */
  readonly sender: string;
};

const MAX_SUBJECT_CHARACTERS = 150;

export function mailContent(draft: MailDraft): MailContent {
  const subject = oneLine(draft.subject);
  return {
    subject: subject.length > MAX_SUBJECT_CHARACTERS ? `${cut(subject)}…` : subject,
    html: htmlOf(draft),
    text: textOf(draft),
  };
}

/** Never through the middle of a character. */
const cut = (text: string): string => [...text].slice(0, MAX_SUBJECT_CHARACTERS - 1).join("");

function textOf({ heading, blocks, sender }: MailDraft): string {
  const parts = blocks.map((block) => {
    if (block.kind === "code") return `    ${block.text}`;
    return block.kind === "link" ? `${block.label}:\n${block.url}` : block.text;
  });
  const foot = sender === "" ? [] : [`-- \n${sender}`];
  return `${[heading, ...parts, ...foot].join("\n\n")}\n`;
}

/** For clients that read the head; the rest see the light colours of the style attributes. */
const DARK = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; }
  .card { background: #22252c !important; color: #f1f3f7 !important; }
  .note, .foot { color: #b9c0cc !important; }
  .code { background: #16181d !important; color: #f1f3f7 !important; }
  .plain { color: #9cc2ff !important; }
  .button { background: #9cc2ff !important; color: #10131a !important; }
}`;

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

function htmlOf({ language, subject, heading, blocks, sender }: MailDraft): string {
  const foot =
    sender === ""
      ? ""
      : html`<p class="foot" style="margin:24px 0 0;font-size:14px;line-height:1.5;color:#4a5261">${sender}</p>`;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(subject)}</title>
<style>${DARK_STYLE}</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#eef1f5;${FONT}">
<div class="card" role="article" lang="${language}" style="max-width:560px;margin:0 auto;padding:28px 24px;border-radius:12px;background:#ffffff;color:#1b1f27">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${heading}</h1>
${blocks.map(blockOf)}
${foot}
</div>
</body>
</html>
`;
  return page.toString();
}

/** No part of it comes from outside. */
const DARK_STYLE = raw(DARK);

function blockOf(block: MailBlock) {
  switch (block.kind) {
    case "paragraph":
      return html`<p style="margin:0 0 16px;font-size:16px;line-height:1.55">${block.text}</p>\n`;
    case "note":
      return html`<p class="note" style="margin:0 0 12px;font-size:14px;line-height:1.5;color:#4a5261">${block.text}</p>\n`;
    case "code":
      return html`<p class="code" style="margin:0 0 16px;padding:14px 16px;border-radius:8px;background:#eef1f5;color:#1b1f27;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:26px;letter-spacing:4px">${block.text}</p>\n`;
    case "link":
      return html`<p style="margin:0 0 12px"><a class="button" href="${block.url}" style="display:inline-block;padding:14px 22px;border-radius:8px;background:#1a56b0;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${block.label}</a></p>
<p class="note" style="margin:0 0 16px;font-size:14px;line-height:1.5;color:#4a5261">${block.hint}<br><a class="plain" href="${block.url}" style="color:#1a56b0;word-break:break-all">${block.url}</a></p>\n`;
  }
}
