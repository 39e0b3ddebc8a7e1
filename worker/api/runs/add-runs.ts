import { z } from "@hono/zod-openapi";
import { loadMapping } from "../../config/load-mapping.ts";
import { toDraft } from "../../config/parse-draft.ts";
import { type Draft, judgeDraft } from "../../core/draft.ts";
import { approveReview } from "../../destinations/review/approve-review.ts";
import { type ApprovalFailure, approveRun as approve } from "../../sync/approve-run.ts";
import { cancelRun as cancel, rejectRun as reject } from "../../sync/stop-run.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { refusalProblem } from "../attributes/refusal-problem.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { invalidRequest } from "../http/invalid-request.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { listRunRecords, loadRunDetail, loadRunRecord, type RunKey } from "./load-runs.ts";
import { presentRun } from "./present-run.ts";
import { presentRunDetail } from "./present-run-detail.ts";
import type { RunRecord } from "./run-record.ts";
import { approveRun, cancelRun, getRun, listRuns, rejectRun, startRun } from "./run-routes.ts";
import type { Run } from "./run-schema.ts";
import { startByHand, startProblem } from "./start-by-hand.ts";

const KEYSET: Keyset<RunKey> = { list: "runs", key: z.tuple([z.number(), z.string()]) };

export function addRuns(app: ApiApp, deps: ApiDeps): void {
  const { db } = deps;
  app.openapi(startRun, async (c) => {
    const { mode, draft } = c.req.valid("json");
    const tried = draft === undefined ? {} : { draft: await judgedDraft(deps, draft) };
    const started = await startByHand(deps, { mode, by: c.get("principal").name, ...tried });
    if (!started.ok) throw startProblem(started.error);
    return c.json({ id: started.value }, 202);
  });
  app.openapi(listRuns, async (c) => {
    const page = c.req.valid("query");
    const rows = await listRunRecords(db, keyAfter(page, KEYSET), page.limit + 1);
    const toKey = (row: RunRecord): RunKey => [row.startedAt, row.id];
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: presentRun }), 200);
  });
  app.openapi(getRun, async (c) => {
    const row = await loadRunDetail(db, c.req.valid("param").id);
    if (row === null) throw new ApiProblem("not-found");
    return c.json(presentRunDetail(row), 200);
  });
  addEndings(app, deps);
}

async function judgedDraft({ db }: ApiDeps, wanted: Parameters<typeof toDraft>[0]): Promise<Draft> {
  const draft = toDraft(wanted);
  const refusal = judgeDraft(draft, await loadMapping(db));
  if (refusal !== null) throw refusalProblem(refusal);
  return draft;
}

function addEndings(app: ApiApp, deps: ApiDeps): void {
  const { db, launch, launchReview, now } = deps;
  app.openapi(approveRun, async (c) => {
    const { id } = c.req.valid("param");
    const { fingerprint, hold = [] } = c.req.valid("json");
    const by = c.get("principal").name;
    const approval = { runId: id, fingerprint, heldBack: hold, by, now: now() };
    const isPush = (await loadRunRecord(db, id))?.mode === "push";
    const approved = await (isPush
      ? approveReview(db, launchReview, approval)
      : approve(db, launch, approval));
    if (!approved.ok) throw approvalProblem(approved.error);
    return c.json({ id }, 202);
  });
  app.openapi(rejectRun, async (c) => {
    const { id } = c.req.valid("param");
    const rejected = await reject(db, { runId: id, by: c.get("principal").name, now: now() });
    if (!rejected.ok) throw new ApiProblem(rejected.error.reason);
    return c.json(await fetchRun(deps, id), 200);
  });
  app.openapi(cancelRun, async (c) => {
    const { id } = c.req.valid("param");
    const cancelled = await cancel(db, { runId: id, by: c.get("principal").name, now: now() });
    if (!cancelled.ok) throw new ApiProblem(cancelled.error.reason);
    return c.json(await fetchRun(deps, id), 200);
  });
}

async function fetchRun({ db }: ApiDeps, id: string): Promise<Run> {
  const row = await loadRunRecord(db, id);
  if (row === null) throw new ApiProblem("not-found");
  return presentRun(row);
}

function approvalProblem(failure: ApprovalFailure): ApiProblem {
  switch (failure.reason) {
    case "plan-changed":
      return new ApiProblem("plan-changed", { params: { fingerprint: failure.fingerprint } });
    case "run-in-progress":
      return new ApiProblem("run-in-progress", { params: { runId: failure.runId } });
    case "unknown-hold":
      return invalidRequest([{ path: ["hold"], message: "employee ids of changes in this plan only" }]);
    default:
      return new ApiProblem(failure.reason);
  }
}
