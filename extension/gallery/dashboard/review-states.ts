/** The looks of overview, runs, a run, approval and findings. */

import type { Run, RunChange } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import * as company from "../company.ts";
import { ok, snapshot } from "../fake-ports.ts";
import { STATES } from "../states.ts";
import type { WantedPage } from "./fake-dashboard.ts";
import { changesOf } from "./fake-review-calls.ts";
import {
  bigPlan,
  changedRun,
  doneRun,
  leaver,
  manyFindings,
  moved,
  pausedRun,
  rest,
  runsOfFew,
} from "./review-company.ts";

const failing = (failure: Failure) => () => Promise.resolve({ ok: false, failure } as const);
const unreachable = failing({ kind: "unreachable" });
const empty = () => ok({ items: [], nextCursor: null });
const viewer: WantedPage["client"] = {
  me: () => ok({ email: "lou@example.org", name: "Lou", role: "viewer", via: "device", device: null }),
};
const editor: WantedPage["client"] = {
  me: () => ok({ email: "ben@example.org", name: "Ben", role: "editor", via: "device", device: null }),
};

/** The overview in a state of the popup's table. */
const overview = (state: string): WantedPage => {
  const { client, tab: _, ...wanted } = STATES[state] ?? {};
  return { hash: "#/overview", ...wanted, ...(client === undefined ? {} : { client }) };
};

const oneRun = (run: Run, changes: readonly RunChange[], more: WantedPage["client"] = {}): WantedPage => ({
  hash: `#/runs/${run.id}`,
  client: { run: () => ok(run), listChanges: changesOf(changes), ...more },
});

const atWork = (some: Partial<Run>): Run =>
  doneRun({ finishedAt: null, startedAt: company.ago(0.02), counts: company.counts({ read: 0 }), ...some });

const failedRun = (code: string, params: Record<string, string[]> = {}): WantedPage =>
  oneRun(doneRun({ state: "failed", counts: company.counts({ read: 0 }), problem: { code, params } }), []);

const FRESH = { medianSeconds: 12, p95Seconds: 40, changes: 100 };

const preview = company.run({
  by: "kim@example.org",
  counts: company.counts({ created: 3, updated: 2, deactivated: 2 }),
});

export const reviewStates: Readonly<Record<string, WantedPage>> = {
  overview: overview("ok"),
  "overview-fresh": {
    ...overview("ok"),
    snapshot: snapshot({
      answer: { status: company.status({ freshness: FRESH }), etag: null, at: company.NOW - 60_000 },
    }),
  },
  "overview-warnings": overview("warnings"),
  "overview-running": overview("running"),
  "overview-paused": overview("paused"),
  "overview-failed": overview("credentials-refused"),
  "overview-not-configured": overview("not-configured"),
  "overview-first": overview("first-run-pending"),
  "overview-offline": overview("offline"),
  "overview-draft": { ...overview("ok"), edits: STATES["exclusions-changed"]?.edits ?? null },
  "overview-viewer": { ...overview("warnings"), client: viewer },
  runs: { hash: "#/runs" },
  "runs-changed": {
    hash: "#/runs",
    client: { listRuns: () => ok({ items: [...runsOfFew], nextCursor: null }) },
  },
  "runs-empty": { hash: "#/runs", client: { listRuns: empty } },
  "runs-failed": { hash: "#/runs", client: { listRuns: unreachable } },
  "runs-viewer": { hash: "#/runs", client: viewer },
  run: oneRun(
    doneRun(),
    bigPlan.slice(0, 12).map((change) => ({ ...change, state: "applied" as const })),
  ),
  "run-changed": oneRun(changedRun(), [{ ...moved(30), state: "applied" }]),
  "run-some-failed": oneRun(doneRun({ counts: company.counts({ updated: 2, failed: 1 }) }), [
    ...rest.slice(7).map((change) => ({ ...change, state: "applied" as const })),
    { ...leaver(1), state: "failed", error: "email-taken" },
  ]),
  "run-empty": oneRun(doneRun({ counts: company.counts() }), []),
  "run-failed": { hash: "#/runs/run-1", client: { run: unreachable } },
  "run-not-found": { hash: "#/runs/gone", client: { run: failing({ kind: "server", code: "not-found" }) } },
  "run-reading": oneRun(
    atWork({ state: "reading", progress: { read: 120, total: 214, applied: 0, planned: 0 } }),
    [],
  ),
  "run-applying": oneRun(
    atWork({ state: "applying", progress: { read: 214, total: 214, applied: 5, planned: 9 } }),
    rest,
  ),
  "run-attributes-missing": failedRun("attributes-missing", { missing: ["status"] }),
  "run-credentials": failedRun("credentials-refused"),
  "run-viewer": oneRun(doneRun(), rest, viewer),
  approval: oneRun(pausedRun(), bigPlan),
  "approval-held": {
    ...oneRun(pausedRun(), bigPlan),
    drafts: { "approval:run-1": ["4751", "4752", "4753"] },
  },
  "approval-editor": oneRun(pausedRun(), bigPlan, editor),
  "approval-viewer": oneRun(pausedRun(), bigPlan, viewer),
  preview: oneRun(preview, [...rest, leaver(60), leaver(61)]),
  "preview-over-limit": oneRun(
    { ...preview, problem: pausedRun().problem, counts: pausedRun().counts },
    bigPlan,
  ),
  "preview-empty": oneRun({ ...preview, counts: company.counts() }, []),
  findings: {
    hash: "#/findings",
    client: { findings: () => ok({ items: [...manyFindings], nextCursor: null }) },
  },
  "findings-empty": { hash: "#/findings", client: { findings: empty } },
  "findings-failed": { hash: "#/findings", client: { findings: unreachable } },
  "findings-viewer": { hash: "#/findings", client: viewer },
};
