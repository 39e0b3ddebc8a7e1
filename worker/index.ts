/** The Worker: requests, the hourly tick, and the Workflow that carries a run. Wiring only. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import type { Env, RunParams } from "./env.ts";
import { runSync } from "./sync/run-sync.ts";
import { workflowSteps } from "./sync/workflow-steps.ts";
import { log, Misconfigured, wire, wireApi, wireRun } from "./wiring.ts";
import { wireSignIn } from "./wiring-sign-in.ts";
import { runTick } from "./wiring-tick.ts";

export class SyncWorkflow extends WorkflowEntrypoint<Env, RunParams> {
  override async run(event: Readonly<WorkflowEvent<RunParams>>, step: WorkflowStep): Promise<void> {
    await runSync(workflowSteps(step), wireRun(wire(this.env), event.payload.runId));
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
