/**
 * `POST /hooks/personio`: puts a hint on record and answers at once; Personio waits three seconds. What it says is not
 * believed. A good token is never told to wait: Personio does not come again after a 429, and the hint would be lost.
 */

import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { recordPing, verifyWebhookToken } from "../../auth/webhook-token.ts";
import { failureName } from "../../core/failure-name.ts";
import { type Hint, hintOf } from "../../core/hint.ts";
import { isSafeTransport } from "../../http/safe-transport.ts";
import { type HintCall, keepHint, launchOrLeave } from "../../sync/hints/keep-hint.ts";
import { runId } from "../../sync/start-run.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp, ApiEnv } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { limitAddress } from "../http/limit-requests.ts";
import { HOOK_PATH, takeEvent } from "./webhook-routes.ts";

/** An event has a few hundred bytes. */
const MAX_BODY_BYTES = 64 * 1024;
const PING = "ping";

export function addHook(app: ApiApp, deps: ApiDeps): void {
  const { db, now, log, newSuffix, launchHints } = deps;
  const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody });
  app.on("POST", HOOK_PATH, requireHookToken(deps), limitBody);
  app.openapi(takeEvent, async (c) => {
    const { event_name: name, payload } = c.req.valid("json");
    const at = now();
    if (name === PING) await recordPing(db, at);
    const hint = hintOf({ name, payload });
    const call: HintCall = { id: runId(at, newSuffix()), trigger: "webhook" };
    if (await isToBeCalled(deps, hint, call)) {
      const launched = launchOrLeave(db, launchHints, call).catch((error: unknown) => {
        log("hints.unlaunched", { run: call.id, error: failureName(error) });
      });
      c.executionCtx.waitUntil(launched);
    }
    return c.body(null, 204);
  });
}

async function isToBeCalled({ db, now }: ApiDeps, hint: Hint, call: HintCall): Promise<boolean> {
  if (hint.kind === "none") return false;
  const subject = hint.kind === "person" ? hint.id : "unclear";
  return keepHint(db, { subject, now: now(), wantedWhen: ["instant"] }, call);
}

const requireHookToken =
  ({ db, allowRequest }: ApiDeps): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    if (!isSafeTransport(c.req.url)) throw new ApiProblem("forbidden", { detail: "Only over https" });
    if (!(await verifyWebhookToken(db, c.req.header("authorization") ?? ""))) {
      await limitAddress(allowRequest, c);
      throw new ApiProblem("unauthorized");
    }
    await next();
  };

function refuseBody(): never {
  throw new ApiProblem("too-large", { params: { maxBytes: MAX_BODY_BYTES } });
}
