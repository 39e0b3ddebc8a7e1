/**
 * Everything `GET /v1/status` says, in four statements of one transaction. The runs are found by when they started,
 * newest first, so their number doesn't matter.
 */
import type { Database } from "../../../db/database.ts";
import { isInvitation, isShownAs } from "../../invitations/shown-state.ts";
import { ALL_FINDINGS } from "../findings/all-findings.ts";
import { AT_WORK, HOLDS_LEASE, NEWEST_RUNS, RUN_COLUMNS, type RunRecord } from "../runs/run-record.ts";
import { type StandingRow, standingStatement, toStanding } from "./load-standing.ts";
import type { EndedRun } from "./present-history.ts";
import type { StatusFacts } from "./present-status.ts";

const DAY_MS = 24 * 3_600_000;
/** Fourteen days in any time zone. */
const HISTORY_MS = 16 * DAY_MS;
const MAX_HISTORY_RUNS = 1_000;

type CompanyRow = {
  readonly active: number;
  readonly deactivated: number;
  readonly neverInvited: number;
  readonly invited: number;
  readonly freshness: string | null;
  readonly findings: number;
  readonly oldestFindingAt: number | null;
};
type NotableRow = RunRecord & { readonly role: "last" | "settled" | "counted" | "push" };

export async function loadStatus(db: Database, now: number): Promise<StatusFacts> {
  const d1 = db.$client;
  const [standing, company, notable, ended] = await d1.batch([
    standingStatement(db),
    companyStatement(d1),
    notableStatement(d1, now - HISTORY_MS),
    endedStatement(d1, now - HISTORY_MS),
  ]);
  const [standingRow] = (standing?.results ?? []) as StandingRow[];
  const [companyRow] = (company?.results ?? []) as CompanyRow[];
  const runs = (notable?.results ?? []) as NotableRow[];
  if (standingRow === undefined || companyRow === undefined) throw new Error("each of them has one row");
  const { findings, oldestFindingAt, freshness, ...accounts } = companyRow;
  return {
    standing: toStanding(standingRow),
    accounts,
    freshness,
    findings,
    oldestFindingAt,
    lastRun: runs.find((it) => it.role === "last") ?? null,
    settledApply: runs.find((it) => it.role === "settled") ?? null,
    counted: runs.find((it) => it.role === "counted") ?? null,
    pausedPush: runs.find((it) => it.role === "push") ?? null,
    ended: (ended?.results ?? []) as EndedRun[],
  };
}

const companyStatement = (d1: D1Database): D1PreparedStatement =>
  d1.prepare(
    `SELECT count(*) FILTER (WHERE state = 'active') AS active,
       count(*) FILTER (WHERE state = 'deactivated') AS deactivated,
       count(*) FILTER (WHERE state = 'active' AND link = 'linked')
         - (SELECT count(*) FROM invitation JOIN account ON account.id = invitation.account_id
            WHERE ${isInvitation("invitation")} AND account.state = 'active' AND account.link = 'linked') AS neverInvited,
       (SELECT count(*) FROM invitation WHERE ${isShownAs("invitation", "pending")}) AS invited,
       (SELECT seconds FROM freshness) AS freshness,
       (SELECT count(*) FROM ${ALL_FINDINGS}) AS findings, (SELECT min(since) FROM ${ALL_FINDINGS}) AS oldestFindingAt
     FROM account`,
  );

/**
 * The newest at work, or meant to change something and not given up before it did; the newest of those that is over or waits; the newest that read; the plan
 * for the destination that waits: made anew each day, it is never old.
 */
function notableStatement(d1: D1Database, since: number): D1PreparedStatement {
  const newest = (role: NotableRow["role"], where: string) =>
    `SELECT * FROM (SELECT '${role}' AS role, ${RUN_COLUMNS} FROM ${NEWEST_RUNS} WHERE ${where}
                    ORDER BY started_at DESC, id DESC LIMIT 1)`;
  return d1
    .prepare(
      [
        newest(
          "last",
          `(mode = 'apply' AND scope = 'full' AND (state <> 'cancelled' OR applied > 0)) OR ${AT_WORK}`,
        ),
        newest("settled", `mode = 'apply' AND scope = 'full' AND state <> 'cancelled' AND NOT ${AT_WORK}`),
        newest("counted", "people IS NOT NULL"),
        newest("push", "mode = 'push' AND state = 'paused' AND started_at > ?1"),
      ].join(" UNION ALL "),
    )
    .bind(since);
}

const endedStatement = (d1: D1Database, since: number): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT state, problem, started_at AS startedAt, finished_at AS finishedAt, counts, progress_read AS progressRead,
         ${HOLDS_LEASE} AS holdsLease
       FROM run WHERE mode = 'apply' AND started_at >= ?1 ORDER BY started_at DESC LIMIT ${MAX_HISTORY_RUNS}`,
    )
    .bind(since);
