/**
 * Lets one run in. Everything is decided in one transaction: the place is free, the slot was not served yet, and a
 * run that died without a word is written off as interrupted. Only then is the Workflow instance made.
 */
import type { Database } from "../../db/database.ts";
import { recordChangeWhere } from "../config/record-change.ts";
import type { Result } from "../core/result.ts";
import { err, ok } from "../core/result.ts";
import { LEASE_SECONDS } from "./lease.ts";

export type RunRequest = {
  readonly id: string;
  readonly trigger: "schedule" | "manual" | "webhook" | "preview";
  readonly mode: "apply" | "preview";
  readonly startedBy: string | null;
  /** The slot a scheduled run serves; it starts only if no apply run has started since. */
  readonly slotAt: number | null;
  readonly now: number;
  /** What a preview tries in place of what is saved; `draftRecord` of worker/config/parse-draft.ts. */
  readonly draft?: string | null;
};

export type StartFailure =
  | { readonly reason: "run-in-progress"; readonly runId: string }
  /** Another tick was quicker, or somebody started a run by hand. */
  | { readonly reason: "slot-served" };

/** Makes the Workflow instance that carries a run. */
export type LaunchRun = (instanceId: string, runId: string) => Promise<void>;

export async function startRun(
  db: Database,
  launch: LaunchRun,
  request: RunRequest,
): Promise<Result<string, StartFailure>> {
  const results = await db.$client.batch([
    ...startStatements(db.$client, request),
    ...recordStart(db, request),
  ]);
  const isOurs = (results[INSERT]?.meta.changes ?? 0) > 0;
  const row = await db.$client
    .prepare(
      `SELECT owner, (SELECT state FROM run WHERE id = ?1) AS state FROM lease
       WHERE name = 'directory' AND expires_at > unixepoch()`,
    )
    .bind(request.id)
    .first<{ owner: string; state: string | null }>();
  if (row !== null && row.owner !== request.id) return err({ reason: "run-in-progress", runId: row.owner });
  // The same tick twice asks with the same id; the run is that of the first, and so is its instance.
  if (row?.state !== "queued" || !isOurs) return err({ reason: "slot-served" });
  try {
    await launch(request.id, request.id);
  } catch (error) {
    await undoStart(db, request.id);
    throw error;
  }
  return ok(request.id);
}

/** A time-ordered id: the instant it stands for, and what makes it one of a kind. */
export function runId(at: number, suffix: string): string {
  return `${new Date(at).toISOString().replace(/[-:]|\.\d+/gu, "")}-${suffix}`;
}

const ACTIVE = "('queued', 'reading', 'planning', 'applying')";
const OURS = "EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = ?1)";

function startStatements(d1: D1Database, request: RunRequest): D1PreparedStatement[] {
  const { id, trigger, mode, startedBy, slotAt, now, draft = null } = request;
  const takePlace = d1
    .prepare(
      `UPDATE lease SET owner = ?1, fence = fence + 1, expires_at = unixepoch() + ${LEASE_SECONDS}
       WHERE name = 'directory' AND expires_at <= unixepoch()`,
    )
    .bind(id);
  const writeOffDead = d1
    .prepare(
      `UPDATE run SET state = 'failed', finished_at = ?2, problem = '{"code":"interrupted","params":{}}'
       WHERE mode <> 'push' AND state IN ${ACTIVE} AND id <> ?1 AND ${OURS}`,
    )
    .bind(id, now);
  const insert = d1
    .prepare(
      `INSERT INTO run (id, trigger, mode, state, started_at, started_by, slot_at, attempt,
                        progress_read, progress_total, planned, applied, draft)
       SELECT ?1, ?2, ?3, 'queued', ?4, ?5, ?6, 1, 0, 0, 0, 0, ?7
       WHERE ${OURS} AND (?6 IS NULL OR NOT EXISTS (SELECT 1 FROM run WHERE mode = 'apply' AND scope = 'full' AND started_at >= ?6))
       ON CONFLICT DO NOTHING`,
    )
    .bind(id, trigger, mode, now, startedBy, slotAt, draft);
  return [takePlace, d1.prepare(forgetUnlaunched(OURS)).bind(id), writeOffDead, insert, freeUnused(d1, id)];
}

/** Where the insertion stands among the statements. */
const INSERT = 3;

/** A scheduled run whose Workflow never came to be read nothing: its slot is free again. `?1`: the run that may be. */
const forgetUnlaunched = (condition: string): string =>
  `DELETE FROM run WHERE mode <> 'push' AND state = 'queued' AND trigger = 'schedule' AND id <> ?1 AND ${condition}`;

/** The place was taken for a run that there is not, or that is over. */
const freeUnused = (d1: D1Database, id: string): D1PreparedStatement =>
  d1
    .prepare(
      `UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'directory' AND owner = ?1
       AND NOT EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state IN ${ACTIVE})`,
    )
    .bind(id);

/** Previews change nothing, and their own row says who asked for them; the schedule is nobody. */
function recordStart(db: Database, { id, mode, startedBy, now }: RunRequest): D1PreparedStatement[] {
  if (mode === "preview" || startedBy === null) return [];
  const change = { at: now, actor: startedBy, action: "run.started", subject: id, before: null, after: null };
  return [recordChangeWhere(db, change, { sql: "EXISTS (SELECT 1 FROM run WHERE id = ?7)", values: [id] })];
}

/** No instance came of it: as if nobody had asked, so the next tick tries again. */
async function undoStart(db: Database, id: string): Promise<void> {
  const d1 = db.$client;
  await d1.batch([
    d1.prepare("DELETE FROM audit_event WHERE subject = ?1 AND action = 'run.started'").bind(id),
    d1.prepare("DELETE FROM run WHERE id = ?1 AND state = 'queued'").bind(id),
    freeUnused(d1, id),
  ]);
}

/** Writes off runs that died, without starting one: what the hourly tick does when nothing is due. */
export async function writeOffDeadRuns(db: Database, now: number): Promise<void> {
  const d1 = db.$client;
  const placeless = `NOT EXISTS
    (SELECT 1 FROM lease WHERE name = 'directory' AND owner = run.id AND expires_at > unixepoch())`;
  const dead = `mode <> 'push' AND state IN ${ACTIVE} AND ${placeless}`;
  await d1.batch([
    d1.prepare(forgetUnlaunched(placeless)).bind(""),
    d1.prepare(
      `UPDATE lease SET owner = '', fence = fence + 1, expires_at = 0
       WHERE name = 'directory' AND expires_at <= unixepoch() AND owner <> ''`,
    ),
    d1
      .prepare(
        `UPDATE run SET state = 'failed', finished_at = ?1, problem = '{"code":"interrupted","params":{}}' WHERE ${dead}`,
      )
      .bind(now),
  ]);
}
