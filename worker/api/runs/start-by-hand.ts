/** A run that somebody asked for, if one may start. */
import { loadConfig } from "../../config/load-config.ts";
import { draftRecord } from "../../config/parse-draft.ts";
import type { Draft } from "../../core/draft.ts";
import { err, type Result } from "../../core/result.ts";
import { runId, type StartFailure, startRun } from "../../sync/start-run.ts";
import type { ApiDeps } from "../api-deps.ts";
import { ApiProblem } from "../http/api-problem.ts";

export type ByHand = {
  readonly mode: "apply" | "preview";
  readonly by: string;
  /** For previews; judged by now. */
  readonly draft?: Draft;
};
export type StartRefusal = StartFailure | { readonly reason: "not-configured" | "disabled" };

export async function startByHand(
  { db, launch, now, newSuffix }: ApiDeps,
  { mode, by, draft }: ByHand,
): Promise<Result<string, StartRefusal>> {
  const config = await loadConfig(db);
  if (!config.configured) return err({ reason: "not-configured" });
  if (!config.enabled) return err({ reason: "disabled" });
  const at = now();
  return startRun(db, launch, {
    id: runId(at, newSuffix()),
    trigger: mode === "preview" ? "preview" : "manual",
    mode,
    startedBy: by,
    slotAt: null,
    now: at,
    draft: draft === undefined ? null : draftRecord(draft),
  });
}

export function startProblem(refusal: StartRefusal): ApiProblem {
  switch (refusal.reason) {
    case "run-in-progress":
      return new ApiProblem("run-in-progress", { params: { runId: refusal.runId } });
    case "slot-served":
      // Only a run of the schedule serves a slot; one by hand that isn't there any more was cancelled on the spot.
      return new ApiProblem("unavailable", { headers: { "Retry-After": "1" } });
    default:
      return new ApiProblem(refusal.reason);
  }
}
