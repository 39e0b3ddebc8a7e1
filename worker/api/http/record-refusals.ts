/** What somebody may not do, and tried: on record by operation, whatever refused it. That it can't be recorded changes no answer. */
import type { MiddlewareHandler } from "hono";
import type { Database } from "../../../db/database.ts";
import { recordRefusal } from "../../config/record-refusal.ts";
import { failureName } from "../../core/failure-name.ts";
import type { ApiEnv } from "../api-env.ts";
import type { Log } from "./answer-problem.ts";
import { operationsOf } from "./require-role.ts";

type Deps = { readonly db: Database; readonly now: () => number; readonly log: Log };

export const recordRefusals =
  ({ db, now, log }: Deps): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    await next();
    if (c.res.status !== 403) return;
    const refusal = { at: now(), actor: c.get("principal").name, action: "access.refused" };
    try {
      await recordRefusal(db, { ...refusal, subject: operationsOf(c).at(-1) ?? null, after: null });
    } catch (error) {
      log("refusal.unrecorded", { request: c.get("requestId"), error: failureName(error) });
    }
  };
