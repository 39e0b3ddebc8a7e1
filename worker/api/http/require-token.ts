/**
 * `Authorization: Bearer <token>`: one that a device got when an admin signed in, or the deployment's own. The answer
 * to a bad token is the same whatever is wrong with it. A bad one counts against its address; a good one never does,
 * so nobody behind the same address can lock an admin out.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { Database } from "../../../db/database.ts";
import { touchDevice, verifyAccessToken } from "../../auth/device-store.ts";
import { DEPLOYMENT, type Principal } from "../../auth/principal.ts";
import { verifyAdminToken } from "../../auth/verify-admin-token.ts";
import { isSafeTransport } from "../../http/safe-transport.ts";
import type { ApiEnv } from "../api-env.ts";
import { ApiProblem } from "./api-problem.ts";
import { type AllowRequest, limitAddress, limitToken } from "./limit-requests.ts";

export type TokenOptions = {
  readonly db: Database;
  /** The deployment's own token; `null` when none is set. */
  readonly adminToken: string | null;
  readonly allowRequest: AllowRequest;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export const requireToken =
  (options: TokenOptions): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    if (!isSafeTransport(c.req.url)) throw new ApiProblem("forbidden", { detail: "Only over https" });
    const token = bearerOf(c.req.header("authorization"));
    const principal = await principalOf(c, token, options);
    if (principal === null) {
      await limitAddress(options.allowRequest, c);
      throw new ApiProblem("unauthorized", { headers: { "WWW-Authenticate": 'Bearer realm="rollcall"' } });
    }
    await limitToken(options.allowRequest, token);
    c.set("principal", principal);
    await next();
  };

async function principalOf(
  c: Context<ApiEnv>,
  token: string,
  { db, adminToken, now }: TokenOptions,
): Promise<Principal | null> {
  const recognised = await verifyAccessToken(db, token, now());
  if (recognised === null) return (await verifyAdminToken(token, adminToken)) ? DEPLOYMENT : null;
  const { principal, isTouchDue } = recognised;
  // Nobody waits for it, and most requests have nothing to write.
  if (isTouchDue) c.executionCtx.waitUntil(touchDevice(db, principal.deviceId, now()));
  return principal;
}

/** The token presented; empty when there is none. */
const bearerOf = (header: string | undefined): string => /^Bearer +(\S+)\s*$/iu.exec(header ?? "")?.[1] ?? "";
