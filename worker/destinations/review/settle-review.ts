/** Carries out what a comparison says, on our side only: who is whom, what is to be pushed, and who waits for somebody to look. */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import { type HeldTeam, toSeen } from "../push/due-team.ts";
import { releasePushLease } from "../push/push-lease.ts";
import { NOT_BY_ITSELF } from "../push/settle-outbox.ts";
import type { Compared, Comparison } from "./compare.ts";
import type { GroupDrift } from "./compare-groups.ts";
import type { OurSide } from "./load-ours.ts";
import type { ReviewPlan } from "./plan-review.ts";
import { reconciledStatement, recordStatements, supersedeStatement } from "./record-review.ts";
import type { Review } from "./review-ports.ts";

export type Outcome = {
  readonly ours: OurSide;
  readonly comparison: Comparison;
  readonly groups: readonly GroupDrift[];
  readonly plan: ReviewPlan;
};

/** Without a difference, nothing but the hour is written, and a plan that waited is over. */
export function settleStatements(review: Review, outcome: Outcome): D1PreparedStatement[] {
  const { db, id, now } = review;
  const { ours, comparison, groups, plan } = outcome;
  const { news } = plan;
  const known = comparison.pairs.filter(({ by }) => by === "known");
  const excluded = new Set<string>(
    ours.accounts.flatMap(({ id, link }) => (link === "excluded" ? [id] : [])),
  );
  // What was changed there of somebody excluded would be set right with the next change here, were it noted.
  const isNew = ({ wanted: { accountId }, remote }: Compared) =>
    !excluded.has(accountId) && ours.known.get(accountId)?.seen !== JSON.stringify(remote);
  const toQueue = [
    ...news.missing.map(({ accountId }) => accountId),
    ...news.pairs
      .filter(({ by, changes }) => by !== "known" || changes !== null)
      .map(({ wanted }) => wanted.accountId),
  ];
  return [
    ...pairStatements(db, known.filter(isNew)),
    ...forgetStatements(db, [...comparison.gone]),
    ...queueStatements(db, toQueue, now()),
    ...holdStatements(
      db,
      news.conflicts.map(({ accountId }) => accountId),
      { held: "conflict", now: now() },
    ),
    ...releaseStatements(db, ours, comparison),
    ...groupStatements(db, groups, now()),
    ...recordStatements(review, plan),
    ...[supersedeStatement(review), reconciledStatement(db, now()), releasePushLease(db, id)],
  ];
}

/** Who is whom, and how they look there. */
export function pairStatements(db: Database, pairs: readonly Compared[]): D1PreparedStatement[] {
  const rows = pairs.map(({ wanted, remote }) => [wanted.accountId, remote.remoteId, JSON.stringify(remote)]);
  return chunkJson(rows).map((json) =>
    db.$client
      .prepare(
        `INSERT INTO destination_account (account_id, remote_id, seen)
         SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1) WHERE true
         ON CONFLICT (account_id) DO UPDATE SET remote_id = excluded.remote_id, seen = excluded.seen
         WHERE seen IS NOT excluded.seen OR remote_id IS NOT excluded.remote_id`,
      )
      .bind(json),
  );
}

const forgetStatements = (db: Database, ids: readonly string[]): D1PreparedStatement[] =>
  chunkJson(ids).map((json) =>
    db.$client
      .prepare("DELETE FROM destination_account WHERE account_id IN (SELECT value FROM json_each(?1))")
      .bind(json),
  );

/** What is left of a group is what its team is compared with when it is pushed, soon. */
function groupStatements(db: Database, groups: readonly GroupDrift[], now: number): D1PreparedStatement[] {
  const each = (rows: readonly unknown[], sql: string, ...more: readonly number[]) =>
    chunkJson(rows).map((json) => db.$client.prepare(sql).bind(json, ...more));
  const kept = groups.flatMap(({ team, left }) =>
    left === null || isAsLeft(left, team.held) ? [] : [[team.teamId, toSeen(left)]],
  );
  const gone = groups.flatMap(({ team, left }) => (left === null && team.held !== null ? [team.teamId] : []));
  return [
    ...each(
      kept,
      `UPDATE destination_team SET seen = row.value -> 1 FROM json_each(?1) AS row WHERE team_id = row.value ->> 0`,
    ),
    ...each(gone, "DELETE FROM destination_team WHERE team_id IN (SELECT value FROM json_each(?1))"),
    ...each(
      groups.map(({ team }) => team.teamId),
      `INSERT INTO outbox (kind, id, version, since, tries, due_at)
       SELECT 'team', value, 1, ?2, 0, 0 FROM json_each(?1) WHERE true ON CONFLICT (kind, id) DO NOTHING`,
      now,
    ),
  ];
}

const isAsLeft = (left: HeldTeam, held: HeldTeam | null): boolean =>
  left.name === held?.name && left.members.length === held.members.length;

/** Who waits already goes on waiting as before. */
const queueStatements = (db: Database, ids: readonly string[], now: number): D1PreparedStatement[] =>
  chunkJson(ids).map((json) =>
    db.$client
      .prepare(
        `INSERT INTO outbox (kind, id, version, since, tries, due_at)
         SELECT 'account', value, 1, ?2, 0, 0 FROM json_each(?1) WHERE true ON CONFLICT (kind, id) DO NOTHING`,
      )
      .bind(json, now),
  );

/** Nothing of them is pushed, however often they change, but that somebody held back by an admin leaves from now on. */
export const holdStatements = (
  db: Database,
  ids: readonly string[],
  { held, now }: { readonly held: "admin" | "conflict"; readonly now: number },
): D1PreparedStatement[] =>
  chunkJson(ids).map((json) =>
    db.$client
      .prepare(
        `INSERT INTO outbox (kind, id, version, since, tries, due_at, code, held)
         SELECT 'account', value, 1, ?2, 0, iif(?3 = 'admin', ${NOT_BY_ITSELF}, 0),
           iif(?3 = 'conflict', 'ambiguous', NULL), ?3 FROM json_each(?1) WHERE true
         ON CONFLICT (kind, id) DO UPDATE SET held = excluded.held, code = excluded.code,
           due_at = excluded.due_at`,
      )
      .bind(json, now, held),
  );

/** Whoever can be told apart by now. */
function releaseStatements(
  db: Database,
  { waiting }: OurSide,
  { conflicts }: Comparison,
): D1PreparedStatement[] {
  const still = new Set(conflicts.map(({ accountId }) => accountId));
  const free = [...waiting].flatMap(([id, held]) => (held === "conflict" && !still.has(id) ? [id] : []));
  return chunkJson(free).map((json) =>
    db.$client
      .prepare(
        `UPDATE outbox SET held = NULL, code = NULL, due_at = 0, version = version + 1
         WHERE kind = 'account' AND held = 'conflict' AND id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(json),
  );
}
