/**
 * `Authorization: Bearer <token>`. The answer to a bad token is the same whatever is wrong with it. A bad one counts
 * against its address; a good one never does, so nobody behind the same address can lock an admin out.
 */
import type { MiddlewareHandler } from "hono";
import { verifyAdminToken } from "../../auth/verify-admin-token.ts";
import type { ApiEnv } from "../api-env.ts";
import { ApiProblem } from "./api-problem.ts";
import { type AllowRequest, limitAddress, limitToken } from "./limit-requests.ts";

export type TokenOptions = {
  /** The deployment's own token; `null` when none is set. */
  readonly adminToken: string | null;
  readonly allowRequest: AllowRequest;
};

/** Under this name the deployment's own token goes on record. */
const ADMIN_TOKEN_NAME = "ADMIN_TOKEN";

export const requireToken =
  ({ adminToken, allowRequest }: TokenOptions): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const token = bearerOf(c.req.header("authorization"));
    const isGood = await verifyAdminToken(token, adminToken);
    if (!isGood) {
      await limitAddress(allowRequest, c);
      throw new ApiProblem("unauthorized", { headers: { "WWW-Authenticate": 'Bearer realm="rollcall"' } });
    }
    await limitToken(allowRequest, token);
    c.set("principal", { name: ADMIN_TOKEN_NAME });
    await next();
  };

/** The token presented; empty when there is none. */
const bearerOf = (header: string | undefined): string => /^Bearer +(\S+)\s*$/iu.exec(header ?? "")?.[1] ?? "";
