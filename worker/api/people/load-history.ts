/** What was done to somebody: what runs changed or held, and what admins did, newest first. */
import type { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import { readStored } from "../http/stored-json.ts";
import { params, toInstant } from "../http/wire.ts";
import { loadNames } from "../runs/load-changes.ts";
import { idsToName, type Names, presentFields } from "../runs/present-change.ts";
import { type HistoryEntry, historyKind } from "./explanation-schema.ts";

const MAX_ENTRIES = 50;

type HistoryRow = {
  readonly at: number;
  /** `null`: an admin did it. */
  readonly runId: string | null;
  readonly actor: string | null;
  /** A kind of change, or an action of the record. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly reasonCode: string;
  readonly reasonParams: string;
};

/** `subjects`: an account's id, an employee's, or both. */
export async function loadHistory(db: Database, subjects: readonly string[]): Promise<HistoryEntry[]> {
  const d1 = db.$client;
  const ids = JSON.stringify(subjects);
  const [changes, edits] = await d1.batch([changesStatement(d1, ids), editsStatement(d1, ids)]);
  const rows = [...((changes?.results ?? []) as HistoryRow[]), ...((edits?.results ?? []) as HistoryRow[])];
  const newest = rows.sort((a, b) => b.at - a.at).slice(0, MAX_ENTRIES);
  const names = await loadNames(db, "", idsToName(newest));
  return newest.flatMap((row) => presentEntry(row, names));
}

/** Only what took effect: a preview changes nothing, and neither does what a run didn't get to. */
const changesStatement = (d1: D1Database, subjects: string): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT coalesce(run.finished_at, run.started_at) AS at, run.id AS runId, NULL AS actor, change.kind,
         change.before, change.after, change.reason_code AS reasonCode, change.reason_params AS reasonParams
       FROM json_each(?1) AS subject
         CROSS JOIN run_change AS change ON change.subject = subject.value
         CROSS JOIN run ON run.id = change.run_id
       WHERE run.mode = 'apply' AND coalesce(change.state, 'applied') IN ('applied', 'held')
         AND (run.state = 'succeeded' OR change.seq <= run.applied)
       ORDER BY run.started_at DESC, change.seq DESC LIMIT ${MAX_ENTRIES}`,
    )
    .bind(subjects);

const editsStatement = (d1: D1Database, subjects: string): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT edit.at, NULL AS runId, edit.actor, edit.action AS kind, coalesce(edit.before, '{}') AS before,
         coalesce(edit.after, '{}') AS after,
         'by-hand' AS reasonCode, '{}' AS reasonParams
       FROM json_each(?1) AS subject CROSS JOIN audit_event AS edit ON edit.subject = subject.value
       WHERE edit.action GLOB 'account.*' ORDER BY edit.id DESC LIMIT ${MAX_ENTRIES}`,
    )
    .bind(subjects);

/** Joining and leaving a team is an update of the account. */
const KIND_OF_ACTION: ReadonlyMap<string, string> = new Map([
  ["account.join-team", "update"],
  ["account.leave-team", "update"],
]);

/** An update of nothing but the engine's own bookkeeping says nothing to anybody. */
function presentEntry(row: HistoryRow, names: Names): HistoryEntry[] {
  const kind = historyKind.safeParse(KIND_OF_ACTION.get(row.kind) ?? row.kind.replace(/^account\./u, ""));
  const fields = presentFields(row, names);
  if (!kind.success || (kind.data === "update" && fields.length === 0)) return [];
  return [
    {
      at: toInstant(row.at),
      by: row.runId === null ? { kind: "admin", name: row.actor ?? "" } : { kind: "run", id: row.runId },
      kind: kind.data,
      fields,
      reason: { code: row.reasonCode, params: readStored<Params>(params, row.reasonParams, {}) },
    },
  ];
}

type Params = z.infer<typeof params>;
