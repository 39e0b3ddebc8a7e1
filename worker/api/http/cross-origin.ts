/** Which web pages may read an answer: extensions, and the origins that are listed. No cookies, so nothing rides along. */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { ApiEnv } from "../api-env.ts";

const EXTENSION = /^(chrome|moz|safari-web)-extension:\/\/[\w.-]+$/u;
const MAX_AGE_SECONDS = 7200;

export const crossOrigin = (allowedOrigins: readonly string[]): MiddlewareHandler<ApiEnv> =>
  cors({
    origin: (origin) => (isAllowedOrigin(origin, allowedOrigins) ? origin : null),
    allowMethods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key"],
    exposeHeaders: ["ETag", "Retry-After", "X-Request-Id"],
    maxAge: MAX_AGE_SECONDS,
  });

/** Firefox gives every installation an origin of its own, so extensions are known by their scheme alone. */
export function isAllowedOrigin(origin: string, allowedOrigins: readonly string[]): boolean {
  return EXTENSION.test(origin) || allowedOrigins.includes(origin);
}
