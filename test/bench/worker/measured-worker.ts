/**
 * The product's own Worker with meters on its database and its Workflow, and beside it what it is compared with: the
 * floor and the row-by-row script, in the same runtime. Only the bench runs this.
 */
import {
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
  type WorkflowStepConfig,
} from "cloudflare:workers";
import type { Env, RunParams } from "../../../worker/env.ts";
import rollcall, {
  PushWorkflow as RollcallPush,
  SyncWorkflow as RollcallSync,
} from "../../../worker/index.ts";
import { type Meters, meterD1, noMeters } from "./metered-d1.ts";
import { readFloor } from "./read-floor.ts";
import { syncRowByRow } from "./sync-row-by-row.ts";

type BenchEnv = Env & { readonly SCRIPT_DB: D1Database };

type RunMeters = Meters & {
  steps: number;
  /** Of the steps' results, which the engine keeps. */
  stateBytes: number;
  mostStatementsInAStep: number;
  milliseconds: Record<string, number>;
};

let meters: RunMeters = fresh();

function fresh(): RunMeters {
  return { ...noMeters(), steps: 0, stateBytes: 0, mostStatementsInAStep: 0, milliseconds: {} };
}

export class SyncWorkflow extends WorkflowEntrypoint<BenchEnv, RunParams> {
  override run(event: Readonly<WorkflowEvent<RunParams>>, step: WorkflowStep): Promise<void> {
    const env = { ...this.env, DB: meterD1(this.env.DB, meters) };
    return RollcallSync.prototype.run.call({ env } as never, event, metered(step));
  }
}

/** As it is: what a push costs is measured at the server it pushes to. */
export class PushWorkflow extends RollcallPush {}

function metered(step: WorkflowStep): WorkflowStep {
  const counting = (name: string, policy: WorkflowStepConfig, work: () => Promise<string>) => {
    meters.steps++;
    return step.do(name, policy, async () => {
      const before = meters.statements;
      const startedAt = performance.now();
      const result = await work();
      meters.stateBytes += result.length;
      const kind = name.replace(/[\d., ]+.*$/u, "");
      meters.milliseconds[kind] = (meters.milliseconds[kind] ?? 0) + performance.now() - startedAt;
      meters.mostStatementsInAStep = Math.max(meters.mostStatementsInAStep, meters.statements - before);
      return result;
    });
  };
  return { do: counting } as unknown as WorkflowStep;
}

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/bench/meters":
        return Response.json(meters);
      case "/bench/reset":
        meters = fresh();
        return Response.json(meters);
      case "/bench/floor":
        return Response.json(await readFloor(await request.json()));
      case "/bench/script":
        return Response.json(await syncRowByRow(env.SCRIPT_DB, await request.json()));
      default:
        return rollcall.fetch(request, env, context);
    }
  },
} satisfies ExportedHandler<BenchEnv>;
