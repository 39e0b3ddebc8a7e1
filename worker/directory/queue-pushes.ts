/**
 * What the destination has to hear of: statements for the very batch that changes the directory, so that nothing is changed
 * without being queued. A subject waits once, however often it changes. Without a destination nothing is written; one that
 * is stopped or down misses nothing. Pushing is worker/destinations.
 */
import type { Database } from "../../db/database.ts";

type Slice = { readonly runId: string; readonly from: number; readonly to: number; readonly now: number };

/** SQL: somebody over there listens, or will again. One that is new to us is told of everybody when it is adopted. */
const LISTENS = "EXISTS (SELECT 1 FROM destination WHERE enabled = 1 AND state <> 'new')";

/** SQL: an admin holds them back. That they leave is noted even while it is switched off, for nobody could tell it afterwards. */
const isHeld = (accountId: string): string =>
  `EXISTS (SELECT 1 FROM outbox AS kept WHERE kept.kind = 'account' AND kept.id = ${accountId} AND kept.held = 'admin')`;

/** SQL: a plan may change somebody the destination has to hear of. */
export const MAY_QUEUE = `(${LISTENS} OR EXISTS (SELECT 1 FROM outbox WHERE held = 'admin'))`;

const queueing = (subjects: string, at: string): string =>
  `INSERT INTO outbox (kind, id, version, since, tries, due_at)
   SELECT kind, id, 1, ${at}, 0, 0 FROM (${subjects}) WHERE true
   ON CONFLICT (kind, id) DO UPDATE SET version = version + 1, tries = 0, due_at = 0, code = NULL, detail = NULL`;

/** Asked in each of them: SQLite then reads nothing else where nobody listens. */
const IN_SLICE = `${LISTENS} AND change.run_id = ?1 AND change.seq BETWEEN ?2 AND ?3`;

/** Asked first, and the same for all: without a destination nothing else is read. */
const IS_KNOWN = "EXISTS (SELECT 1 FROM destination WHERE state <> 'new')";

/** Their own changes, and those of their managers whom other systems know by another id from now on. */
const ACCOUNTS = `
  SELECT 'account' AS kind, change.account_id AS id FROM run_change AS change
  WHERE ${IS_KNOWN} AND change.run_id = ?1 AND change.seq BETWEEN ?2 AND ?3
    AND (${LISTENS} OR ${isHeld("change.account_id")})
    AND change.kind IN ('create', 'update', 'reactivate', 'deactivate', 'include')
    AND change.account_id IS NOT NULL
  UNION
  SELECT 'account', account.id FROM run_change AS change JOIN account ON account.manager_id = change.account_id
  WHERE ${IN_SLICE} AND change.kind = 'update' AND change.after ->> '$.externalId' IS NOT NULL
  UNION
  SELECT 'account', membership.account_id FROM run_change AS change
  JOIN membership ON membership.team_id = change.team_id
  WHERE ${IN_SLICE} AND change.kind = 'team-rename'`;

/** Teams that are new or renamed, and those people came into or left. */
const TEAMS = `
  SELECT 'team', change.team_id FROM run_change AS change
  WHERE ${IN_SLICE} AND change.kind IN ('team-create', 'team-rename')
  UNION
  SELECT 'team', side.value ->> 0 FROM run_change AS change,
    json_each(coalesce(change.before -> '$.teams', '[]')) AS side
  WHERE ${IN_SLICE} AND change.kind = 'update'
  UNION
  SELECT 'team', side.value ->> 0 FROM run_change AS change,
    json_each(coalesce(change.after -> '$.teams', '[]')) AS side
  WHERE ${IN_SLICE} AND change.kind IN ('create', 'update')`;

/** What a slice of a plan changes; to be run when the slice is applied. D1 takes five parts in a UNION: two of three it is. */
export const queuePushes = (d1: D1Database, { runId, from, to, now }: Slice): D1PreparedStatement =>
  d1
    .prepare(queueing(`SELECT * FROM (${ACCOUNTS}) UNION ALL SELECT * FROM (${TEAMS})`, "?4"))
    .bind(runId, from, to, now);

/** One account that was changed by hand; with the address or the id of a manager, nothing of their reports changes. */
export const queueAccount = (db: Database, accountId: string, now: number): D1PreparedStatement =>
  db.$client
    .prepare(queueing(`SELECT 'account' AS kind, ?1 AS id WHERE ${LISTENS} OR ${isHeld("?1")}`, "?2"))
    .bind(accountId, now);

/** A team that was made or renamed by hand, with everybody in it: some destinations know it as a word on each of them. */
export const queueTeam = (db: Database, teamId: string, now: number): D1PreparedStatement =>
  db.$client
    .prepare(
      queueing(
        `SELECT 'team' AS kind, ?1 AS id WHERE ${LISTENS}
         UNION SELECT 'account', account_id FROM membership WHERE ${LISTENS} AND team_id = ?1`,
        "?2",
      ),
    )
    .bind(teamId, now);

/** Somebody who was put into a team by hand, or taken out of it. */
export const queueMembership = (
  db: Database,
  { accountId, teamId }: { readonly accountId: string; readonly teamId: string },
  now: number,
): D1PreparedStatement =>
  db.$client
    .prepare(
      queueing(
        `SELECT 'account' AS kind, ?1 AS id WHERE ${LISTENS} UNION SELECT 'team', ?2 WHERE ${LISTENS}`,
        "?3",
      ),
    )
    .bind(accountId, teamId, now);
