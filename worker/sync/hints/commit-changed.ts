/**
 * Everything that follows from people read anew, in one transaction: the mirror, the record, the directory, the hints. It
 * is written as an edit by hand is – if nobody has changed anything since it was planned, and no full run has taken a step
 * – so it needs no place of its own beside a run that reads, and a run that died in it has written nothing.
 */
import type { Database } from "../../../db/database.ts";
import { failUnless } from "../../../db/fail-unless.ts";
import type { RunConfig } from "../../config/load-config.ts";
import { raiseRevision } from "../../config/raise-revision.ts";
import type { Change } from "../../core/change.ts";
import { delaySeconds, FRESHNESS_SAMPLES } from "../../core/freshness.ts";
import { applyBatches } from "../../directory/apply-plan.ts";
import { mirrorPeople, type StagedRow } from "../../directory/employee-mirror.ts";
import { mattersOf } from "../../directory/load-plan.ts";
import { changeStatements, findingStatements } from "../../directory/save-plan.ts";
import { configRecord } from "../run-row.ts";
import type { HintCall } from "./keep-hint.ts";
import { PLACE, type Situation } from "./load-situation.ts";
import { attributesOf, type PlannedPeople } from "./plan-changed-people.ts";
import type { ReadAnew } from "./read-anew.ts";
import { settleStatements } from "./settle-hints.ts";

export type ToCommit = {
  readonly call: HintCall;
  readonly situation: Situation;
  readonly config: RunConfig;
  readonly read: ReadAnew;
  /** Of those read, who differs from the mirror. */
  readonly changed: readonly StagedRow[];
  readonly planned: PlannedPeople;
  readonly now: number;
};

/** False: something has changed meanwhile, and nothing is written. */
export async function commitChanged(db: Database, given: ToCommit): Promise<boolean> {
  const { read, changed, planned, now } = given;
  const { changes, findings } = planned.plan;
  const statements = [
    ...mirrorPeople(db, changed),
    ...findingStatements(db, findings, { known: planned.knownFindings, now }),
    ...(changes.length > 0 ? recordStatements(db, given) : []),
    ...settleStatements(db, read.asked),
    raiseRevision(db),
  ];
  try {
    await db.$client.batch([unchangedSince(db, given), ...statements]);
    return true;
  } catch (error) {
    if (await isUnchanged(db, given)) throw error;
    return false;
  }
}

/** The run that this is in the history, its changes, and what they do to the directory. */
function recordStatements(db: Database, given: ToCommit): D1PreparedStatement[] {
  const { call, situation, config, planned, now } = given;
  const { changes } = planned.plan;
  const after = situation.done.applied;
  const last = after + changes.length;
  const matters = mattersOf(changes, config.settings.autoInvite);
  const batches = applyBatches(db, { runId: call.id, after, undividedTo: last, matters, last, now });
  return [
    runStatement(db, given),
    ...changeStatements(db, { runId: call.id, applied: after }, changes),
    ...batches.flatMap(({ statements }) => statements),
    ...delayStatements(db, given),
  ];
}

function runStatement(
  db: Database,
  { call, situation, config, planned, now }: ToCommit,
): D1PreparedStatement {
  const { changes, counts } = planned.plan;
  const { applied, counts: before } = situation.done;
  const sums = Object.entries(counts).map(([name, count]) => [name, count + (before[name] ?? 0)] as const);
  const read = { asked: attributesOf(config), clientId: config.clientId };
  const last = applied + changes.length;
  return db.$client
    .prepare(
      `INSERT INTO run (id, trigger, mode, scope, state, started_at, finished_at, attempt, progress_read, progress_total,
                        planned, applied, counts, config)
       VALUES (?1, ?2, 'apply', 'changed', 'succeeded', ?3, ?3, 1, ?4, ?4, ?5, ?5, ?6, ?7)
       ON CONFLICT (id) DO UPDATE SET finished_at = excluded.finished_at, progress_read = excluded.progress_read,
         progress_total = excluded.progress_total, planned = excluded.planned, applied = excluded.applied,
         counts = excluded.counts, config = excluded.config`,
    )
    .bind(
      ...[call.id, call.trigger, now, counts.read + (before.read ?? 0), last],
      JSON.stringify(Object.fromEntries(sums)),
      configRecord(config, read),
    );
}

/** How long each took whose account was changed: from when Personio says it did, else from the first hint. */
function delayStatements(db: Database, { situation, read, planned, now }: ToCommit): D1PreparedStatement[] {
  const applied = new Set(planned.plan.changes.flatMap(applyingTo));
  const hinted = new Map(situation.waiting.map(({ subject, firstAt }) => [subject, firstAt]));
  const seconds = read.people
    .filter(({ employee }) => applied.has(employee.id))
    .map(({ employee, modifiedAt }) => delaySeconds(modifiedAt ?? hinted.get(employee.id) ?? now, now));
  if (seconds.length === 0) return [];
  return [
    db.$client
      .prepare(
        `INSERT INTO freshness (id, seconds) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET seconds = (
           SELECT json_group_array(value) FROM (
             SELECT value, key FROM json_each(excluded.seconds)
             UNION ALL SELECT value, key + ${FRESHNESS_SAMPLES} FROM json_each(freshness.seconds)
             ORDER BY 2 LIMIT ${FRESHNESS_SAMPLES}))`,
      )
      .bind(JSON.stringify(seconds.slice(0, FRESHNESS_SAMPLES))),
  ];
}

const applyingTo = ({ kind, employeeId }: Change): readonly string[] =>
  kind === "hold" || employeeId === null ? [] : [employeeId];

/** Text that is no JSON makes `json()` fail, and with it the whole batch (see worker/sync/lease.ts). */
const unchangedSince = (db: Database, { config, situation }: ToCommit): D1PreparedStatement =>
  failUnless(db, `EXISTS (SELECT 1 FROM revision WHERE number = ?1) AND ${PLACE} = ?2`, [
    config.revision,
    situation.place,
  ]);

async function isUnchanged(db: Database, { config, situation }: ToCommit): Promise<boolean> {
  const row = await db.$client
    .prepare(`SELECT number AS revision, ${PLACE} AS place FROM revision`)
    .first<{ revision: number; place: string }>();
  return row?.revision === config.revision && row.place === situation.place;
}
