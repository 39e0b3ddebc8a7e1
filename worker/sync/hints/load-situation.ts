/** What whoever is on duty has to know before reading anybody: one transaction, and a look at it costs no write. */
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";
import type { LetThrough } from "../../core/guard.ts";
import { ACTIVE_STATES } from "../../core/status.ts";
import { DUTY_SECONDS } from "./keep-hint.ts";

export type Situation = {
  readonly onDuty: boolean;
  /** A plan of the sync waits for approval: what it rests on is left alone. */
  readonly paused: boolean;
  /** A full run plans or applies at this moment. */
  readonly busy: boolean;
  /** Changes whenever a full run takes a step that matters here. */
  readonly place: string;
  /** Of the last read of the whole company: with whose credentials, and since when its changes count. `null`: none. */
  readonly read: { readonly clientId: string | null; readonly startedAt: number } | null;
  readonly letThrough: LetThrough;
  /** What this very run has done so far. */
  readonly done: { readonly applied: number; readonly counts: Readonly<Record<string, number>> };
  readonly waiting: readonly Waiting[];
};

export type Waiting = {
  readonly subject: string;
  readonly firstAt: number;
  /** How often it had been received when it was looked at. */
  readonly times: number;
};

/** A step of this many people; beyond as many steps, a full run is the shorter way. */
export const PEOPLE_AT_ONCE = 100;
export const MAX_PEOPLE = 500;

type Row = Omit<Situation, "onDuty" | "paused" | "busy" | "read" | "letThrough" | "done" | "waiting"> & {
  readonly onDuty: number;
  readonly paused: number;
  readonly busy: number;
  readonly clientId: string | null;
  readonly readAt: number | null;
  readonly deactivated: number;
  readonly relinks: number;
  readonly applied: number | null;
  readonly counts: string | null;
};

const ACTIVE = ACTIVE_STATES.map((state) => `'${state}'`).join(", ");

/** SQL: who has the place of runs, and how far they are. */
export const PLACE = `(SELECT lease.fence || ' ' || lease.owner || ' ' || coalesce(run.state, '') || ' ' || coalesce(run.applied, 0)
  FROM lease LEFT JOIN run ON run.id = lease.owner WHERE lease.name = 'directory')`;

/** SQL: the last run after which everything was right, and before which nothing is counted. */
const LAST_FULL = `(SELECT started_at FROM run INDEXED BY run_started_at
  WHERE mode = 'apply' AND scope = 'full' AND state = 'succeeded' ORDER BY started_at DESC LIMIT 1)`;
const SINCE = `scope = 'changed' AND started_at >= coalesce(${LAST_FULL}, 0)`;

const SITUATION = `SELECT
  EXISTS (SELECT 1 FROM lease WHERE name = 'hints' AND owner = ?1) AS onDuty,
  EXISTS (SELECT 1 FROM run WHERE state = 'paused' AND mode = 'apply') AS paused,
  EXISTS (SELECT 1 FROM run JOIN lease ON lease.owner = run.id AND lease.name = 'directory'
    WHERE lease.expires_at > unixepoch() AND run.mode = 'apply' AND run.state IN ('planning', 'applying')) AS busy,
  ${PLACE} AS place,
  (SELECT config ->> '$.clientId' FROM run INDEXED BY run_started_at
   WHERE read_at IS NOT NULL AND scope = 'full' AND mode <> 'push' ORDER BY started_at DESC LIMIT 1) AS clientId,
  ${LAST_FULL} AS readAt,
  (SELECT coalesce(sum(counts ->> '$.deactivated'), 0) FROM run WHERE ${SINCE}) AS deactivated,
  (SELECT count(*) FROM run_change WHERE reason_code = 'rehired' AND before ->> '$.externalId' IS NOT NULL
     AND run_id IN (SELECT id FROM run WHERE ${SINCE})) AS relinks,
  (SELECT applied FROM run WHERE id = ?1) AS applied, (SELECT counts FROM run WHERE id = ?1) AS counts`;

export async function loadSituation(db: Database, id: string): Promise<Situation> {
  const d1 = db.$client;
  const [, situation, waiting] = await d1.batch([
    d1
      .prepare(
        `UPDATE lease SET expires_at = unixepoch() + ${DUTY_SECONDS}
         WHERE name = 'hints' AND owner = ?1 AND expires_at < unixepoch() + ${DUTY_SECONDS / 2}`,
      )
      .bind(id),
    d1.prepare(SITUATION).bind(id),
    d1.prepare(
      `SELECT subject, first_at AS firstAt, times FROM hint WHERE waits ORDER BY first_at LIMIT ${MAX_PEOPLE + 1}`,
    ),
  ]);
  const [row] = (situation?.results ?? []) as Row[];
  if (row === undefined) throw new Error("a query without FROM has one row");
  const { clientId, readAt, deactivated, relinks, applied, counts, place } = row;
  const stored = parseJson(counts);
  return {
    onDuty: row.onDuty === 1,
    paused: row.paused === 1,
    busy: row.busy === 1,
    place,
    read: readAt === null ? null : { clientId, startedAt: readAt },
    letThrough: { deactivated, relinks },
    done: {
      applied: applied ?? 0,
      counts: typeof stored === "object" && stored !== null ? { ...stored } : {},
    },
    waiting: (waiting?.results ?? []) as Waiting[],
  };
}

/** SQL: a full run reads at this moment, or is about to. */
export const FULL_RUN_READS = `EXISTS (SELECT 1 FROM run JOIN lease ON lease.owner = run.id AND lease.name = 'directory'
  WHERE run.state IN (${ACTIVE}))`;
