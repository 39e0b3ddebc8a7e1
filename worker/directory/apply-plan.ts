/**
 * Applies a plan that is on record, by SQL alone: the changes are read from `run_change` where they stand, so no
 * person's data passes through the Worker again, and every statement can be repeated with the same end state.
 *
 * Order (product.md, rule 31): teams, links and reactivations, addresses, creations, updates, managers and
 * memberships, deactivations. Each batch is one transaction; a plan of up to `BATCH_CHANGES` changes is one batch.
 */
import type { Database } from "../../db/database.ts";
import type { ChangeKind } from "../core/change.ts";

export const BATCH_CHANGES = 5_000;

export type PlanOnRecord = {
  readonly runId: string;
  /** Changes up to this one were applied under an earlier plan of the same run. */
  readonly after: number;
  /** The number of the last change. */
  readonly last: number;
  /** The number of the last change of each kind there is. */
  readonly lastOf: Readonly<Record<string, number>>;
  readonly now: number;
};

/** `applied`: with this batch, every change up to this number is in the directory, but for its manager and teams. */
export type ApplyBatch = { readonly statements: readonly D1PreparedStatement[]; readonly applied: number };

/** A slice of the changes, by their numbers: from `from` up to and with `to`. */
type Slice = { readonly runId: string; readonly from: number; readonly to: number; readonly now: number };

/** The batches in order. */
export function applyBatches(db: Database, { runId, after, last, lastOf, now }: PlanOnRecord): ApplyBatch[] {
  const whole: Slice = { runId, from: after + 1, to: last, now };
  if (last - after <= BATCH_CHANGES) {
    return [{ statements: PHASES.flatMap(({ apply }) => apply(db.$client, whole)), applied: last }];
  }
  const slices: Slice[] = [];
  for (let from = after + 1; from <= last; from += BATCH_CHANGES) {
    slices.push({ ...whole, from, to: Math.min(last, from + BATCH_CHANGES - 1) });
  }
  let applied = after;
  return PHASES.flatMap(({ apply, completes, undivided }) =>
    (undivided ? [whole] : slices).map((slice) => {
      const done = Math.max(0, ...completes.map((kind) => lastOf[kind] ?? 0));
      applied = Math.max(applied, Math.min(done, slice.to));
      return { statements: apply(db.$client, slice), applied };
    }),
  );
}

type Apply = (d1: D1Database, slice: Slice) => D1PreparedStatement[];

const inSlice = (...kinds: string[]): string =>
  `change.run_id = ?1 AND change.seq BETWEEN ?2 AND ?3 AND change.kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")})`;

const bound = (d1: D1Database, sql: string, { runId, from, to }: Slice): D1PreparedStatement =>
  d1.prepare(sql).bind(runId, from, to);

/** Two teams may swap names, so those that are renamed give up theirs first. */
const applyTeams: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE team SET name = '~' || id
     WHERE id IN (SELECT change.team_id FROM run_change AS change WHERE ${inSlice("team-rename")})`,
    slice,
  ),
  bound(
    d1,
    `UPDATE team SET name = change.after ->> '$.name' FROM run_change AS change
     WHERE change.team_id = team.id AND ${inSlice("team-rename")}`,
    slice,
  ),
  d1
    .prepare(
      `INSERT INTO team (id, name, origin, created_at)
       SELECT change.team_id, change.after ->> '$.name', 'synced', ?4 FROM run_change AS change
       WHERE ${inSlice("team-create")} ON CONFLICT DO NOTHING`,
    )
    .bind(slice.runId, slice.from, slice.to, slice.now),
  bound(
    d1,
    `INSERT INTO team_source (attribute_key, ref, team_id)
     SELECT change.after ->> '$.attributeKey', change.after ->> '$.ref', change.team_id FROM run_change AS change
     WHERE ${inSlice("team-source")} ON CONFLICT (attribute_key, ref) DO UPDATE SET team_id = excluded.team_id`,
    slice,
  ),
];

const applyLinks: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET link = change.after ->> '$.link' FROM run_change AS change
     WHERE change.account_id = account.id AND ${inSlice("exclude", "include")}`,
    slice,
  ),
  bound(
    d1,
    `UPDATE account SET state = 'active', deactivated_by = NULL FROM run_change AS change
     WHERE change.account_id = account.id AND ${inSlice("reactivate")}`,
    slice,
  ),
];

/** People may swap addresses, and a new account may take one that is given up: all that move give up theirs first. */
const applyAddresses: Apply = (d1, slice) => {
  const moving = `${inSlice("update")} AND change.after ->> '$.emailKey' IS NOT NULL`;
  return [
    bound(
      d1,
      `UPDATE account SET email_key = '~' || account.id FROM run_change AS change
       WHERE change.account_id = account.id AND account.email_key IS NOT change.after ->> '$.emailKey' AND ${moving}`,
      slice,
    ),
    bound(
      d1,
      `UPDATE account SET email = change.after ->> '$.email', email_key = change.after ->> '$.emailKey'
       FROM run_change AS change WHERE change.account_id = account.id AND ${moving}`,
      slice,
    ),
  ];
};

const applyCreations: Apply = (d1, slice) => [
  d1
    .prepare(
      `INSERT INTO account (id, external_id, link, email, email_key, first_name, last_name, job_title, start_on, end_on,
                            location, gender, level, custom, sourced, state, created_at)
       SELECT change.account_id, change.employee_id, 'linked', after ->> '$.email', after ->> '$.emailKey',
              after ->> '$.firstName', after ->> '$.lastName', after ->> '$.jobTitle', after ->> '$.startDate',
              after ->> '$.endDate', after ->> '$.location', after ->> '$.gender', after ->> '$.level',
              coalesce(after -> '$.custom', '{}'), coalesce(after -> '$.sourced', '[]'), 'active', ?4
       FROM run_change AS change WHERE ${inSlice("create")} ON CONFLICT DO NOTHING`,
    )
    .bind(slice.runId, slice.from, slice.to, slice.now),
];

/** Column → field of `after`. A field that isn't in `after` keeps what it has. */
const UPDATED: ReadonlyArray<readonly [column: string, field: string]> = [
  ["external_id", "externalId"],
  ["first_name", "firstName"],
  ["last_name", "lastName"],
  ["job_title", "jobTitle"],
  ["start_on", "startDate"],
  ["end_on", "endDate"],
  ["location", "location"],
  ["gender", "gender"],
  ["level", "level"],
];

const SET_FIELDS = UPDATED.map(
  ([column, field]) =>
    `${column} = iif(json_type(change.after, '$.${field}') IS NULL, account.${column}, change.after ->> '$.${field}')`,
).join(", ");

/** An update that carries a Personio ID links the account (adopted, re-linked). */
const applyUpdates: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET ${SET_FIELDS},
       custom = coalesce(change.after -> '$.custom', account.custom),
       sourced = coalesce(change.after -> '$.sourced', account.sourced),
       link = iif(change.after ->> '$.externalId' IS NULL, account.link, 'linked')
     FROM run_change AS change WHERE change.account_id = account.id AND ${inSlice("update")}`,
    slice,
  ),
];

const applyManagers: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET manager_id = change.after ->> '$.manager' FROM run_change AS change
     WHERE change.account_id = account.id AND json_type(change.after, '$.manager') IS NOT NULL
       AND ${inSlice("create", "update")}`,
    slice,
  ),
];

/** What was there before and is not wanted any more goes, what is wanted comes; memberships made by hand are neither. */
const applyMemberships: Apply = (d1, slice) => [
  bound(
    d1,
    `DELETE FROM membership WHERE source <> 'manual' AND (account_id, team_id, source) IN (
       SELECT change.account_id, old.value ->> 0, old.value ->> 1
       FROM run_change AS change, json_each(change.before, '$.teams') AS old WHERE ${inSlice("update")}
       EXCEPT
       SELECT change.account_id, new.value ->> 0, new.value ->> 1
       FROM run_change AS change, json_each(change.after, '$.teams') AS new WHERE ${inSlice("update")})`,
    slice,
  ),
  bound(
    d1,
    `INSERT INTO membership (account_id, team_id, source)
     SELECT change.account_id, new.value ->> 0, new.value ->> 1
     FROM run_change AS change, json_each(change.after, '$.teams') AS new
     WHERE ${inSlice("create", "update")} ON CONFLICT DO NOTHING`,
    slice,
  ),
];

const applyDeactivations: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET state = 'deactivated', deactivated_by = 'sync' FROM run_change AS change
     WHERE change.account_id = account.id AND account.state = 'active' AND ${inSlice("deactivate")}`,
    slice,
  ),
];

type Phase = {
  readonly apply: Apply;
  /** The kinds of change that are in the directory after it. */
  readonly completes: readonly ChangeKind[];
  /** People or teams exchange something here, so it is never cut in two. */
  readonly undivided?: true;
};

const PHASES: readonly Phase[] = [
  { apply: applyTeams, completes: ["team-create", "team-rename", "team-source"], undivided: true },
  { apply: applyLinks, completes: ["exclude", "include", "reactivate"] },
  { apply: applyAddresses, completes: [], undivided: true },
  { apply: applyCreations, completes: ["create"] },
  { apply: applyUpdates, completes: ["update"] },
  { apply: applyManagers, completes: [] },
  { apply: applyMemberships, completes: [] },
  { apply: applyDeactivations, completes: ["deactivate", "hold"] },
];
