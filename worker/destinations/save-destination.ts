/**
 * Saves how the destination is reached, or forgets it, and puts it on record. Another place is another company: nobody there
 * is known, and what waited for the old one is none of the new one's business.
 */
import type { Database } from "../../db/database.ts";
import { recordChange } from "../config/record-change.ts";
import type { Editing } from "../config/save-settings.ts";
import { writeUnlessChanged } from "../config/write-unless-changed.ts";
import { type DestinationProblem, loadDestination, type StoredDestination } from "./destination-store.ts";

export type SavedDestination = Pick<
  StoredDestination,
  "kind" | "baseUrl" | "sealedToken" | "enabled" | "customAttributes" | "checkedAt"
>;

export type DestinationChange = {
  readonly after: SavedDestination;
  /** Rather than left as it is. */
  readonly isTokenEntered: boolean;
  /** Throws when what is there must not be written over. */
  readonly judge: (before: StoredDestination | null) => Promise<void>;
};

/** Comparing both sides begins anew with whatever was saved: somebody may have changed things there meanwhile. */
export async function saveDestination(
  db: Database,
  change: DestinationChange,
  editing: Editing,
): Promise<void> {
  const { after, judge } = change;
  await writeUnlessChanged(db, async () => {
    const before = await loadDestination(db);
    await judge(before);
    const isElsewhere = before !== null && !isSamePlace(before, after);
    return {
      statements: [
        upsert(db, change, { before, at: editing.at }),
        ...(isElsewhere ? FORGET_PEOPLE.map((sql) => db.$client.prepare(sql)) : []),
        ...(isElsewhere || !after.enabled ? [endReviews(db, editing.at)] : []),
        ...recordStatements(db, { ...change, before }, editing),
      ],
      value: null,
    };
  });
}

export const isSamePlace = (
  before: Pick<StoredDestination, "kind" | "baseUrl">,
  after: Pick<StoredDestination, "kind" | "baseUrl">,
): boolean => before.kind === after.kind && before.baseUrl === after.baseUrl;

const FORGET_PEOPLE = [
  "DELETE FROM destination_account",
  "DELETE FROM destination_team",
  "DELETE FROM outbox",
];

/** What is under way finds its place gone, or the destination changed, and writes nothing. */
const endReviews = (db: Database, now: number): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE run SET state = 'cancelled', finished_at = ?1
       WHERE mode = 'push' AND state IN ('queued', 'reading', 'planning', 'paused', 'applying')`,
    )
    .bind(now);

type Sides = { readonly before: StoredDestination | null; readonly at: number };

/**
 * Another token may open another company: every Leapsome has the same address. So nothing is pushed with it until both sides
 * have been compared, which is also what sets one going again that had stopped.
 */
function stateAfter({ after, isTokenEntered }: DestinationChange, before: StoredDestination | null) {
  if (before === null || !isSamePlace(before, after)) return "new";
  return before.state === "active" && isTokenEntered ? "stopped" : before.state;
}

/** `updated_at` is what clients and reviews tell one saving from the next by. */
function upsert(db: Database, change: DestinationChange, { before, at }: Sides): D1PreparedStatement {
  const { after } = change;
  const isKnown = before !== null && isSamePlace(before, after);
  const state = stateAfter(change, before);
  return db.$client
    .prepare(
      `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, problem, learnt,
                                checked_at, pushed_at, reconciled_at, updated_at)
       VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, ?7, ?8, NULL, ?9)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, base_url = excluded.base_url,
         sealed_token = excluded.sealed_token, enabled = excluded.enabled,
         custom_attributes = excluded.custom_attributes, state = excluded.state, problem = NULL, learnt = NULL,
         checked_at = excluded.checked_at, pushed_at = excluded.pushed_at, reconciled_at = NULL,
         updated_at = excluded.updated_at`,
    )
    .bind(
      ...[after.kind, after.baseUrl, after.sealedToken, after.enabled ? 1 : 0],
      ...[JSON.stringify(after.customAttributes), state, after.checkedAt],
      ...[isKnown ? before.pushedAt : null, Math.max(at, (before?.updatedAt ?? 0) + 1)],
    );
}

type Recorded = Omit<DestinationChange, "judge"> & { readonly before: StoredDestination | null };

/** Of the token it is on record that there is one, and that another was entered; never what it is, sealed or not. */
function recordStatements(
  db: Database,
  { before, after, isTokenEntered }: Recorded,
  { by, at }: Editing,
): D1PreparedStatement[] {
  const old = before === null ? null : toRecord(before);
  const now = toRecord(after);
  const shown = isTokenEntered && old?.token === "set" ? { ...now, token: "replaced" } : now;
  if (JSON.stringify(old) === JSON.stringify(shown)) return [];
  const what = { action: "destination.saved", subject: null, before: old, after: shown };
  return [recordChange(db, { at, actor: by, ...what })];
}

const toRecord = ({ kind, baseUrl, sealedToken, enabled, customAttributes }: SavedDestination) => ({
  ...{ kind, baseUrl, token: sealedToken === null ? null : "set", enabled, customAttributes },
});

/** The token is gone and nothing is pushed; who is whom there stays known. */
export async function forgetDestination(db: Database, { by, at }: Editing): Promise<void> {
  await writeUnlessChanged(db, async () => {
    const before = await loadDestination(db);
    if (before === null || (before.sealedToken === null && !before.enabled))
      return { statements: [], value: null };
    const off = db.$client
      .prepare(
        `UPDATE destination SET sealed_token = NULL, enabled = 0, problem = NULL, checked_at = NULL,
           updated_at = max(?1, updated_at + 1)`,
      )
      .bind(at);
    const what = { action: "destination.forgotten", subject: null, before: toRecord(before), after: null };
    const record = recordChange(db, { at, actor: by, ...what });
    return { statements: [off, endReviews(db, at), record], value: null };
  });
}

/** The outcome of a check, unless something else was saved meanwhile. One that stopped goes on once both sides are compared. */
export const checkedStatement = (
  db: Database,
  { updatedAt }: Pick<StoredDestination, "updatedAt">,
  { problem, now }: { readonly problem: DestinationProblem | null; readonly now: number },
): D1PreparedStatement =>
  db.$client
    .prepare(
      // Since when it has been away stays: an alert counts from then.
      `UPDATE destination SET checked_at = ?1,
         problem = iif(problem ->> 'code' = ?2 ->> 'code', json_patch(problem, ?2), ?2),
         state = iif(?3 AND state = 'active', 'stopped', state)
       WHERE updated_at = ?4`,
    )
    .bind(
      ...[now, problem === null ? null : JSON.stringify(problem)],
      ...[problem?.code === "destination-refused" ? 1 : 0, updatedAt],
    );
