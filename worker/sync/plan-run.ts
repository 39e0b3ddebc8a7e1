/**
 * Plans from the read on record and today's directory and configuration, looks at the plan through the guard, and
 * puts it on record. Previews end here; a plan that changes nothing does too; one the guard refuses waits.
 */
import type { Database } from "../../db/database.ts";
import { loadConfig, type RunConfig } from "../config/load-config.ts";
import type { Change } from "../core/change.ts";
import { guard } from "../core/guard.ts";
import type { Plan } from "../core/plan.ts";
import { forgetStaged } from "../directory/employee-mirror.ts";
import { changeStatements, findingStatements, recountStatement } from "../directory/save-plan.ts";
import { endRun } from "./end-run.ts";
import { type Lease, releaseLease, whileHolding, writeFenced } from "./lease.ts";
import { heldBackOf, type Planned, planCompany } from "./plan-company.ts";
import { isReadStillGood } from "./read-still-good.ts";
import { type Problem, problem, type Run } from "./run-ports.ts";
import { configRecord, endStatements, loadRun, type RunRow, readOf } from "./run-row.ts";

export type PlannedNext =
  | { readonly next: "apply"; readonly last: number }
  /** The configuration asks for what the read doesn't have: read again. */
  | { readonly next: "read" }
  | { readonly next: "over" };

const OVER: PlannedNext = { next: "over" };

/** Changes in a batch of at most this many statements: each carries up to 2 MB. */
const STATEMENTS_PER_BATCH = 8;

export async function planRun(run: Run): Promise<PlannedNext> {
  const { db, runId } = run;
  const lease = await run.hold();
  const row = await loadRun(db, runId);
  if (lease === null || row === null) return OVER;
  return whileHolding(db, lease, async () => {
    const config = await loadConfig(db, row.draft);
    if (!config.enabled) {
      await endRun(run, { state: "cancelled", problem: null });
      return OVER;
    }
    if (row.mode === "apply" && !isApproved(row) && !isReadStillGood(row, config)) return { next: "read" };
    const planned = await planCompany(db, row, { config, heldBack: new Set() });
    const verdict = verdictOf(row, planned, config);
    const isTrimmed = verdict.next === "apply" && row.heldBack !== null;
    const final = isTrimmed ? await planTrimmed(db, row, { config, shown: planned }) : planned;
    return record(run, { lease, row, config, planned: final, verdict });
  });
}

/**
 * The approved plan without the people held back. Leaving somebody alone may bring about what nobody was shown – hold
 * a rehire, and their old profile looks like somebody who left – so whoever that would befall is left alone as well.
 */
async function planTrimmed(
  db: Database,
  row: RunRow,
  by: { readonly config: RunConfig; readonly shown: Planned },
): Promise<Planned> {
  const keyOf = ({ kind, accountId, teamId }: Change) => `${kind} ${accountId ?? teamId}`;
  const shown = new Set(by.shown.plan.changes.map(keyOf));
  const heldBack = new Set(heldBackOf(row));
  for (;;) {
    const trimmed = await planCompany(db, row, { config: by.config, heldBack });
    const unseen = trimmed.plan.changes.filter((it) => it.kind !== "hold" && !shown.has(keyOf(it)));
    const toHold = unseen.flatMap(({ employeeId }) => (employeeId === null ? [] : [employeeId]));
    const more = toHold.filter((id) => !heldBack.has(id));
    if (more.length === 0) return trimmed;
    for (const id of more) heldBack.add(id);
  }
}

type Verdict =
  | { readonly next: "apply" | "nothing" }
  | { readonly next: "preview" | "pause"; readonly problem: Problem | null };

/** An approval is good for exactly the plan that was shown. */
function verdictOf(row: RunRow, { plan, fingerprint }: Planned, config: RunConfig): Verdict {
  const why = guardProblem(plan, config);
  if (row.mode === "preview") return { next: "preview", problem: why };
  if (isApproved(row)) {
    if (row.approvedFingerprint !== fingerprint || !isReadStillGood(row, config))
      return { next: "pause", problem: why ?? storedProblem(row) };
  } else if (why !== null) return { next: "pause", problem: why };
  return { next: plan.changes.some((change) => change.kind !== "hold") ? "apply" : "nothing" };
}

/** Once part of the approved plan is applied, a plan made anew is judged by the guard like any other. */
const isApproved = (row: RunRow): boolean =>
  row.approvedFingerprint !== null && row.applied === (row.planFrom ?? 0);

/** What the guard has against a plan; `null`: nothing. */
export function guardProblem(plan: Plan, { settings }: RunConfig): Problem | null {
  const refusal = guard(plan, settings.limits);
  if (refusal === null) return null;
  const { code, planned, allowed, of } = refusal;
  return problem(code, { planned, allowed, of });
}

export const storedProblem = (row: RunRow): Problem | null =>
  row.problem === null ? null : JSON.parse(row.problem);

type Outcome = {
  readonly lease: Lease;
  readonly row: RunRow;
  readonly config: RunConfig;
  readonly planned: Planned;
  readonly verdict: Verdict;
};

/** What is found in a plan nobody carries out may never come to be: a manager it would deactivate is active. */
const isCarriedOut = ({ row, verdict }: Outcome): boolean => row.mode === "apply" && verdict.next !== "pause";

async function record(run: Run, outcome: Outcome): Promise<PlannedNext> {
  const { db, runId, now, log } = run;
  const { lease, row, planned, verdict } = outcome;
  const statements = [
    ...changeStatements(db, { runId, applied: row.applied }, planned.plan.changes),
    ...(isCarriedOut(outcome)
      ? findingStatements(db, planned.plan.findings, { known: planned.knownFindings, now: now() })
      : []),
  ];
  while (statements.length > STATEMENTS_PER_BATCH) {
    const written = await writeFenced(db, { lease }, statements.splice(0, STATEMENTS_PER_BATCH));
    if (written !== "written") return OVER;
  }
  const written = await writeFenced(db, { lease }, [...statements, ...closing(run, outcome)]);
  log("run.planned", { run: runId, next: verdict.next, changes: planned.plan.changes.length });
  if (written !== "written" || verdict.next !== "apply") return OVER;
  return { next: "apply", last: row.applied + planned.plan.changes.length };
}

/** The statements that move the run on: to applying, to waiting, or to its end. */
function closing({ db, runId, now }: Run, outcome: Outcome): D1PreparedStatement[] {
  const { lease, verdict } = outcome;
  const recount = outcome.row.applied > 0 ? [recountStatement(db, runId)] : [];
  const planned = [plannedStatement(db.$client, runId, outcome), ...recount];
  switch (verdict.next) {
    case "apply":
      return planned;
    case "nothing":
      return [...planned, ...endStatements(db, lease, { state: "succeeded", problem: null, now: now() })];
    case "preview":
      return [
        ...planned,
        ...(readOf(outcome.row).aside ? [forgetStaged(db)] : []),
        ...endStatements(db, lease, { state: "succeeded", problem: verdict.problem, now: now() }),
      ];
    case "pause":
      return [...planned, pauseStatement(db.$client, runId, verdict.problem), releaseLease(db, lease)];
  }
}

function plannedStatement(
  d1: D1Database,
  runId: string,
  { row, planned, config }: Outcome,
): D1PreparedStatement {
  const { plan, fingerprint } = planned;
  const people = row.mode === "apply" ? plan.people : null;
  return d1
    .prepare(
      `UPDATE run SET counts = ?2, people = ?3, fingerprint = ?4, planned = ?5, plan_revision = ?6, plan_from = ?7,
                      approved_fingerprint = ?8, config = ?9 WHERE id = ?1`,
    )
    .bind(
      runId,
      JSON.stringify(plan.counts),
      people === null ? null : JSON.stringify(people),
      fingerprint,
      row.applied + plan.changes.length,
      config.revision,
      row.applied,
      isApproved(row) ? row.approvedFingerprint : null,
      configRecord(config, readOf(row)),
    );
}

const pauseStatement = (d1: D1Database, runId: string, why: Problem | null): D1PreparedStatement =>
  d1
    .prepare(
      "UPDATE run SET state = 'paused', problem = ?2, approved_fingerprint = NULL, held_back = NULL WHERE id = ?1",
    )
    .bind(runId, why === null ? null : JSON.stringify(why));
