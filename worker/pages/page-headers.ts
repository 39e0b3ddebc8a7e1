/**
 * What a browser may do with one of our pages: show it with its own stylesheet and send its forms to us. No script, no
 * picture, no frame. `Referrer-Policy` is not `no-referrer`, or browsers would send `Origin: null` with our own forms
 * and the check for forged ones (hono's csrf) would refuse them.
 */
import { createHash } from "node:crypto";
import { PAGE_STYLE } from "./page-style.ts";

const STYLE_HASH = `'sha256-${createHash("sha256").update(PAGE_STYLE).digest("base64")}'`;

/**
 * `formTargets`: URLs a form's answer redirects to elsewhere. Chrome applies `form-action` to the whole chain of redirects
 * after a form, so the origin at its end has to be named.
 */
export function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  const targets = [...new Set(formTargets.map((url) => new URL(url).origin))];
  return {
    "Cache-Control": "no-store",
    "Content-Security-Policy": [
      "default-src 'none'",
      `style-src ${STYLE_HASH}`,
      "img-src 'none'",
      ["form-action 'self'", ...targets].join(" "),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "Content-Type": "text/html; charset=utf-8",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    Vary: "Accept-Language",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
  };
}
