/** 300 requests a minute: by token, and by address where there is no good token. The binding counts. */
import type { Context, MiddlewareHandler } from "hono";
import { networkOf } from "../../auth/network-of.ts";
import type { ApiEnv } from "../api-env.ts";
import { ApiProblem } from "./api-problem.ts";

/** False when this key has had its share of the minute. */
export type AllowRequest = (key: string) => Promise<boolean>;

const RETRY_AFTER_SECONDS = 60;

/** The key is a digest: the binding has no business with the token itself. */
export async function limitToken(allowRequest: AllowRequest, token: string): Promise<void> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await limit(allowRequest, `token:${hex.slice(0, 32)}`);
}

export async function limitAddress(allowRequest: AllowRequest, c: Context<ApiEnv>): Promise<void> {
  await limit(allowRequest, `address:${networkOf(c.req.header("cf-connecting-ip"))}`);
}

/** For open paths that ask the database something. */
export const limitStrangers =
  (allowRequest: AllowRequest): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    await limitAddress(allowRequest, c);
    await next();
  };

async function limit(allowRequest: AllowRequest, key: string): Promise<void> {
  if (await allowRequest(key)) return;
  throw new ApiProblem("rate-limited", { headers: { "Retry-After": String(RETRY_AFTER_SECONDS) } });
}
