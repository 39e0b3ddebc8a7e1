/** The Worker: requests, the hourly tick, and the Workflows that carry a run and a push. Wiring only. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { runPush } from "./destinations/push/run-push.ts";
import { runReview } from "./destinations/review/run-review.ts";
import type { Env, PushParams, RunParams } from "./env.ts";
import { gatherHints } from "./sync/hints/gather-hints.ts";
import { runSync } from "./sync/run-sync.ts";
import { workflowSteps } from "./sync/workflow-steps.ts";
import { log, Misconfigured, wire, wireApi, wireHints, wirePush, wireReview, wireRun } from "./wiring.ts";
import { wireSignIn } from "./wiring-sign-in.ts";
import { runTick } from "./wiring-tick.ts";

export class SyncWorkflow extends WorkflowEntrypoint<Env, RunParams> {
  override async run(event: Readonly<WorkflowEvent<RunParams>>, step: WorkflowStep): Promise<void> {
    const { runId, hints } = event.payload;
    const [steps, wiring] = [workflowSteps(step), wire(this.env)];
    if (hints === undefined) await runSync(steps, wireRun(wiring, runId));
    else await gatherHints(steps, wireHints(wiring, runId), { id: runId, trigger: hints });
  }
}

export class PushWorkflow extends WorkflowEntrypoint<Env, PushParams> {
  override async run(event: Readonly<WorkflowEvent<PushParams>>, step: WorkflowStep): Promise<void> {
    const { pushId, reviewId } = event.payload;
    if (reviewId !== undefined) return runReview(workflowSteps(step), wireReview(wire(this.env)), reviewId);
    const sleep = (name: string, ms: number) => step.sleep(name, ms);
    await runPush({ ...workflowSteps(step), sleep }, wirePush(wire(this.env), pushId));
  }
}

/** Built once an isolate: the environment of an isolate doesn't change. */
let api: { readonly env: Env; readonly app: ReturnType<typeof wireApi> } | null = null;

function apiOf(env: Env): ReturnType<typeof wireApi> {
  if (api?.env !== env) {
    const wiring = wire(env);
    api = { env, app: wireApi(env, wiring, wireSignIn(env, wiring)) };
  }
  return api.app;
}

export default {
  async fetch(request, env, context) {
    try {
      return await apiOf(env).fetch(request, env, context);
    } catch (error) {
      if (!(error instanceof Misconfigured)) throw error;
      log("misconfigured", { detail: error.message });
      const requestId = crypto.randomUUID();
      const body = {
        type: "urn:rollcall:problem:unavailable",
        title: "Not set up yet",
        status: 503,
        code: "unavailable",
        detail: "The deployment is not set up; its log says what is missing",
        requestId,
      };
      const headers = {
        "content-type": "application/problem+json",
        "x-request-id": requestId,
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
        "retry-after": "60",
      };
      return Response.json(body, { status: 503, headers });
    }
  },

  async scheduled(controller, env) {
    await runTick(env, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
