/**
 * The phases of applying a plan, by SQL alone: the changes are read from `run_change` where they stand, so no person's
 * data passes through the Worker again, and every statement can be repeated with the same end state.
 *
 * Order (product.md, rule 31): teams, links and reactivations, addresses, creations, updates, memberships,
 * deactivations. A reporting line is written with its account, in whatever order the two are created: the manager's id
 * is known from the plan.
 */
import type { ChangeKind } from "../core/change.ts";
import { queueInvitations, revokeInvitations } from "./keep-invitations.ts";
import { queuePushes } from "./queue-pushes.ts";

/** A slice of the changes, by their numbers: from `from` up to and with `to`. */
export type Slice = {
  readonly runId: string;
  readonly from: number;
  readonly to: number;
  readonly now: number;
};

/** What a phase deals with: kinds of change, updates that move an address, creations to be invited, what a destination hears of. */
export type Matter = ChangeKind | "address" | "invitation" | "push";

/** Where a plan has none of these matters, the phase has nothing to do. */
type Phase = { readonly matters: readonly Matter[]; readonly apply: Apply };

type Apply = (d1: D1Database, slice: Slice) => D1PreparedStatement[];

const inSlice = (...kinds: readonly ChangeKind[]): string =>
  `change.run_id = ?1 AND change.seq BETWEEN ?2 AND ?3 AND change.kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")})`;

const bound = (d1: D1Database, sql: string, { runId, from, to }: Slice): D1PreparedStatement =>
  d1.prepare(sql).bind(runId, from, to);

/** SQL: begins what stands in for a name or an address that is given up. No name anybody can give has U+0000. */
const PARKED = "char(0)";

/** Two teams may swap names, so those that are renamed give up theirs first. */
const renameTeams: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE team SET name = ${PARKED} || id
     WHERE id IN (SELECT change.team_id FROM run_change AS change WHERE ${inSlice("team-rename")})`,
    slice,
  ),
  bound(
    d1,
    `UPDATE team SET name = change.after ->> '$.name' FROM run_change AS change
     WHERE change.team_id = team.id AND ${inSlice("team-rename")}`,
    slice,
  ),
];

const createTeams: Apply = (d1, slice) => [
  d1
    .prepare(
      `INSERT INTO team (id, name, origin, created_at)
       SELECT change.team_id, change.after ->> '$.name', 'synced', ?4 FROM run_change AS change
       WHERE ${inSlice("team-create")} ON CONFLICT (id) DO NOTHING`,
    )
    .bind(slice.runId, slice.from, slice.to, slice.now),
];

const feedTeams: Apply = (d1, slice) => [
  bound(
    d1,
    `INSERT INTO team_source (attribute_key, ref, team_id)
     SELECT change.after ->> '$.attributeKey', change.after ->> '$.ref', change.team_id FROM run_change AS change
     WHERE ${inSlice("team-source")} ON CONFLICT (attribute_key, ref) DO UPDATE SET team_id = excluded.team_id`,
    slice,
  ),
];

const cutLinks: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET link = change.after ->> '$.link' FROM run_change AS change
     WHERE change.account_id = account.id AND ${inSlice("exclude", "include")}`,
    slice,
  ),
];

const reactivate: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET state = 'active', deactivated_by = NULL FROM run_change AS change
     WHERE change.account_id = account.id AND ${inSlice("reactivate")}`,
    slice,
  ),
];

/** People may swap addresses, and a new account may take one that is given up: all that move give up theirs first. */
const moveAddresses: Apply = (d1, slice) => {
  const moving = `${inSlice("update")} AND change.after ->> '$.emailKey' IS NOT NULL`;
  return [
    bound(
      d1,
      `UPDATE account SET email_key = ${PARKED} || account.id FROM run_change AS change
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

const createAccounts: Apply = (d1, slice) => [
  d1
    .prepare(
      `INSERT INTO account (id, external_id, link, email, email_key, first_name, last_name, job_title, start_on, end_on,
                            location, gender, level, custom, sourced, manager_id, state, created_at)
       SELECT change.account_id, change.employee_id, 'linked', after ->> '$.email', after ->> '$.emailKey',
              after ->> '$.firstName', after ->> '$.lastName', after ->> '$.jobTitle', after ->> '$.startDate',
              after ->> '$.endDate', after ->> '$.location', after ->> '$.gender', after ->> '$.level',
              coalesce(after -> '$.custom', '{}'), coalesce(after -> '$.sourced', '[]'), after ->> '$.manager',
              'active', ?4
       FROM run_change AS change WHERE ${inSlice("create")} ON CONFLICT (id) DO NOTHING`,
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
  ["manager_id", "manager"],
];

const SET_FIELDS = UPDATED.map(
  ([column, field]) =>
    `${column} = iif(json_type(change.after, '$.${field}') IS NULL, account.${column}, change.after ->> '$.${field}')`,
).join(", ");

/** An update that carries a Personio ID links the account (adopted, re-linked). */
const updateAccounts: Apply = (d1, slice) => [
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

/** What was there before and is not wanted any more goes, what is wanted comes; memberships made by hand are neither. */
const setMemberships: Apply = (d1, slice) => [
  bound(
    d1,
    `DELETE FROM membership WHERE source <> 'manual' AND account_id IN (
       SELECT change.account_id FROM run_change AS change
       WHERE json_type(change.after, '$.teams') IS NOT NULL AND ${inSlice("update")})
     AND NOT EXISTS (
       SELECT 1 FROM run_change AS change, json_each(change.after, '$.teams') AS wanted
       WHERE change.subject = membership.account_id AND ${inSlice("update")}
         AND wanted.value ->> 0 = membership.team_id AND wanted.value ->> 1 = membership.source)`,
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

const deactivate: Apply = (d1, slice) => [
  bound(
    d1,
    `UPDATE account SET state = 'deactivated', deactivated_by = 'sync' FROM run_change AS change
     WHERE change.account_id = account.id AND account.state = 'active' AND ${inSlice("deactivate")}`,
    slice,
  ),
];

/** What a destination can see of a plan: what feeds whom is our own business. Somebody included may not be there yet. */
export const PUSHED: readonly ChangeKind[] = [
  ...(["create", "update", "reactivate", "deactivate", "include", "team-create", "team-rename"] as const),
];

export const PHASES: readonly Phase[] = [
  { matters: ["team-rename"], apply: renameTeams },
  { matters: ["team-create"], apply: createTeams },
  { matters: ["team-source"], apply: feedTeams },
  { matters: ["exclude", "include"], apply: cutLinks },
  { matters: ["reactivate"], apply: reactivate },
  // While the accounts still have the addresses their invitations went to.
  { matters: ["address", "deactivate"], apply: (d1, slice) => [revokeInvitations(d1, slice)] },
  { matters: ["address"], apply: moveAddresses },
  { matters: ["create"], apply: createAccounts },
  { matters: ["invitation"], apply: (d1, slice) => [queueInvitations(d1, slice)] },
  { matters: ["update"], apply: updateAccounts },
  { matters: ["create", "update"], apply: setMemberships },
  { matters: ["deactivate"], apply: deactivate },
  // Last, for it looks at who is in a team and who leads whom from now on.
  { matters: ["push"], apply: (d1, slice) => [queuePushes(d1, slice)] },
];
