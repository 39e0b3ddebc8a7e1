/** What the configuration and the newest runs say, in one statement: enough to know whether the sync is overdue. */
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";
import { parseSettings } from "../../config/parse-settings.ts";
import { AT_WORK, NEWEST_RUNS } from "../runs/run-record.ts";
import type { Standing } from "./standing.ts";

export type StandingRow = {
  readonly settings: string | null;
  readonly configured: number;
  readonly enabled: number | null;
  readonly enabledAt: number | null;
  readonly running: number;
  readonly lastApplyStartedAt: number | null;
  readonly lastSuccessAt: number | null;
};

export const standingStatement = (db: Database): D1PreparedStatement =>
  db.$client.prepare(
    `SELECT (SELECT document FROM setting LIMIT 1) AS settings,
       EXISTS (SELECT 1 FROM connection WHERE sealed_secret IS NOT NULL) AS configured,
       (SELECT enabled FROM connection LIMIT 1) AS enabled,
       (SELECT enabled_at FROM connection LIMIT 1) AS enabledAt,
       EXISTS (SELECT 1 FROM run JOIN lease ON lease.owner = run.id WHERE ${AT_WORK}) AS running,
       (SELECT started_at FROM ${NEWEST_RUNS} WHERE mode = 'apply' AND scope = 'full' ORDER BY started_at DESC LIMIT 1) AS lastApplyStartedAt,
       (SELECT finished_at FROM ${NEWEST_RUNS} WHERE mode = 'apply' AND scope = 'full' AND state = 'succeeded'
        ORDER BY started_at DESC LIMIT 1) AS lastSuccessAt`,
  );

export function toStanding(row: StandingRow): Standing {
  const { enabledAt, lastApplyStartedAt, lastSuccessAt } = row;
  const configured = row.configured === 1;
  return {
    settings: parseSettings(parseJson(row.settings)),
    configured,
    enabled: configured && row.enabled === 1,
    enabledAt,
    running: row.running === 1,
    lastApplyStartedAt,
    lastSuccessAt,
  };
}

export async function loadStanding(db: Database): Promise<Standing> {
  const row = await standingStatement(db).first<StandingRow>();
  if (row === null) throw new Error("a query without FROM has one row");
  return toStanding(row);
}
