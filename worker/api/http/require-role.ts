/**
 * May this principal do that? The operation is the one the router has already picked, so what is judged is what will
 * run. What is routed and stands in no line of the table is refused to everybody.
 */
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { mayActAs, type Role } from "../../auth/role.ts";
import type { ApiEnv } from "../api-env.ts";
import { ApiProblem } from "./api-problem.ts";

/** The role that `GET /v1/runs/:id` needs; `undefined`: nobody has said. */
export type NeededRole = (operation: string) => Role | undefined;

export const requireRole =
  (neededRole: NeededRole): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const { role } = c.get("principal");
    for (const operation of operationsOf(c)) {
      const needed = neededRole(operation);
      if (needed === undefined) throw new ApiProblem("forbidden");
      if (!mayActAs(role, needed)) throw new ApiProblem("forbidden", { params: { needed } });
    }
    await next();
  };

/** Conventions are routed for every method; what is left is validators and the handler of an operation. */
export const operationsOf = (c: Context<ApiEnv>): readonly string[] =>
  matchedRoutes(c)
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
