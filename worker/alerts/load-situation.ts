/**
 * How things stand, as far as admins have to be told of it, and what they were told: one statement, for a small
 * company's whole run shall do with few.
 */
import type { Database } from "../../db/database.ts";
import { parseJson } from "../config/load-config.ts";
import { parseSettings } from "../config/parse-settings.ts";
import type {
  AlertKind,
  DestinationStanding,
  HowThingsStand,
  KnownAlert,
  PushPlanStanding,
  Reach,
} from "../core/alerts.ts";
import { isOverdue } from "../core/schedule.ts";
import type { Settings } from "../core/settings.ts";
import { ACTIVE_STATES, type RunState } from "../core/status.ts";

export type Situation = {
  readonly settings: Settings;
  readonly standing: HowThingsStand;
  readonly known: readonly KnownAlert[];
  /** Of the newest run that waits, and of the newest that failed: why. */
  readonly problems: {
    readonly paused: RunProblem;
    readonly failed: RunProblem;
    /** Of the destination, and of the plan for it that waits. */
    readonly destination: RunProblem;
    readonly plan: RunProblem;
  };
  /** Since when nothing has succeeded. */
  readonly quietSince: number | null;
};

export type RunProblem = {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** `runs` and `alerts`: JSON lists; `destination`: JSON, `null` where none is switched on. */
type SituationRow = {
  readonly settings: string | null;
  readonly enabled: number | null;
  readonly enabledAt: number | null;
  readonly running: number;
  readonly lastSuccessAt: number | null;
  readonly runs: string;
  readonly alerts: string;
  readonly destination: string | null;
};
type RunRow = { readonly id: string; readonly state: RunState; readonly problem: string | null };
type AlertRow = {
  readonly kind: AlertKind;
  readonly subject: string;
  readonly overAt: number | null;
  readonly mailedAt: number | null;
  readonly claimedAt: number | null;
};

const PLAN_AGE_MS = 14 * 24 * 3_600_000;

export async function loadSituation(db: Database, now: number): Promise<Situation> {
  const row = await db.$client
    .prepare(SITUATION)
    .bind(now - PLAN_AGE_MS)
    .first<SituationRow>();
  if (row === null) throw new Error("a query without FROM has one row");
  const settings = parseSettings(parseJson(row.settings));
  const settledRuns: readonly RunRow[] = JSON.parse(row.runs);
  const known = (JSON.parse(row.alerts) as AlertRow[]).map(toKnown);
  const enabledSince = row.enabled === 1 ? row.enabledAt : null;
  const overdue = isOverdue({
    ...{ schedule: settings.schedule, now, lastSuccessAt: row.lastSuccessAt, enabledSince },
  });
  const problemOf = (state: RunState) =>
    parseProblem(settledRuns.find((run) => run.state === state)?.problem ?? null);
  const { lastSuccessAt } = row;
  const destination: DestinationRow | null = row.destination === null ? null : JSON.parse(row.destination);
  const destinationProblem = parseProblem(destination?.problem ?? null);
  return {
    settings,
    standing: {
      ...{ enabled: row.enabled === 1, running: row.running === 1, overdue, lastSuccessAt, settledRuns },
      destination: destination === null ? null : standingOf(destination, destinationProblem, now),
    },
    known,
    problems: {
      ...{ paused: problemOf("paused"), failed: problemOf("failed"), destination: destinationProblem },
      plan: parseProblem(destination?.plan?.problem ?? null),
    },
    quietSince: row.lastSuccessAt ?? enabledSince,
  };
}

const AT_WORK = ACTIVE_STATES.map((state) => `'${state}'`).join(", ");

const RUNS = `SELECT id, state, problem FROM run INDEXED BY run_started_at
  WHERE mode = 'apply' AND scope = 'full' AND state IN ('succeeded', 'failed', 'paused') ORDER BY started_at DESC, id DESC LIMIT 5`;

/** The newest comparison that waits or is at work. One that waits is made anew each day, so it is never older. */
const PLAN = `SELECT json_object('id', id, 'state', state, 'problem', problem) FROM run INDEXED BY run_started_at
  WHERE mode = 'push' AND started_at > ?1 AND (state = 'paused' OR (state IN (${AT_WORK})
    AND EXISTS (SELECT 1 FROM lease WHERE lease.owner = run.id AND lease.expires_at > unixepoch())))
  ORDER BY started_at DESC LIMIT 1`;

const SITUATION = `SELECT (SELECT document FROM setting LIMIT 1) AS settings,
  (SELECT enabled FROM connection WHERE sealed_secret IS NOT NULL LIMIT 1) AS enabled,
  (SELECT enabled_at FROM connection LIMIT 1) AS enabledAt,
  EXISTS (SELECT 1 FROM run JOIN lease ON lease.owner = run.id
          WHERE run.mode <> 'push' AND run.state IN (${AT_WORK}) AND lease.expires_at > unixepoch()) AS running,
  (SELECT finished_at FROM run INDEXED BY run_started_at WHERE mode = 'apply' AND scope = 'full' AND state = 'succeeded'
   ORDER BY started_at DESC LIMIT 1) AS lastSuccessAt,
  (SELECT json_group_array(json_object('id', id, 'state', state, 'problem', problem)) FROM (${RUNS})) AS runs,
  (SELECT json_group_array(json_object('kind', kind, 'subject', subject, 'overAt', over_at,
     'mailedAt', mailed_at, 'claimedAt', claimed_at)) FROM alert) AS alerts,
  (SELECT json_object('state', state, 'problem', problem, 'plan', json((${PLAN}))) FROM destination
   WHERE enabled = 1) AS destination`;

type DestinationRow = {
  readonly state: "new" | "active" | "stopped";
  readonly problem: string | null;
  readonly plan: RunRow | null;
};

const standingOf = (row: DestinationRow, problem: RunProblem, now: number): DestinationStanding => ({
  reach: reachOf(row, problem, now),
  plan: planOf(row.plan),
});

const planOf = (run: RunRow | null): PushPlanStanding => {
  if (run === null) return { kind: "none" };
  return run.state === "paused" ? { kind: "waits", runId: run.id } : { kind: "at-work" };
};

/** An active destination with a problem is one that couldn't be reached (worker/destinations/push). */
function reachOf({ state }: DestinationRow, problem: RunProblem, now: number): Reach {
  if (state === "new") return { kind: "new" };
  // Without a problem it only waits for both sides to be compared.
  if (state === "stopped" && problem.code !== "") return { kind: "stopped" };
  const since = Number(problem.params["since"] ?? Number.NaN);
  return Number.isNaN(since) ? { kind: "well" } : { kind: "away", since, awayMs: now - since };
}

/** A claim without an outcome is a mail that may have gone out. */
const toKnown = ({ kind, subject, overAt, mailedAt, claimedAt }: AlertRow): KnownAlert => ({
  ...{ kind, subject, isOver: overAt !== null, isTold: mailedAt !== null || claimedAt !== null },
});

function parseProblem(json: string | null): RunProblem {
  const problem = parseJson(json);
  if (typeof problem !== "object" || problem === null || !("code" in problem))
    return { code: "", params: {} };
  const params = "params" in problem && typeof problem.params === "object" ? problem.params : null;
  return { code: String(problem.code), params: { ...params } };
}
