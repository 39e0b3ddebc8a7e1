/**
 * What every answer carries: the request's id, and headers that let a browser do nothing with it but read it. A page
 * (worker/pages) brings its own, under which it can be shown.
 */
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "../api-env.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
};

export const answerHeaders: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const requestId = requestIdOf(c.req.header("cf-ray"));
  c.set("requestId", requestId);
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.header(name, value);
  }
  c.header("X-Request-Id", requestId);
};

/** Cloudflare's own id of the request where there is one, so that its logs and ours speak of the same thing. */
function requestIdOf(ray: string | undefined): string {
  return ray !== undefined && /^[\w-]{1,64}$/u.test(ray) ? ray : crypto.randomUUID();
}
