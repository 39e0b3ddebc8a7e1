/**
 * What an admin changed, before and after (product.md, rule 35). The statement belongs in the batch of the change
 * itself, so that there is no change without a record and no record without a change. Never given a secret.
 */
import type { Database } from "../../db/database.ts";

export type RecordedChange = {
  readonly at: number;
  /** An admin's address, or what the token is called. */
  readonly actor: string;
  /** `config.settings`, `account.update`, `team.create` … */
  readonly action: string;
  /** An attribute's key, an account's or a team's id. */
  readonly subject: string | null;
  /** Stored as JSON. `null`: there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
};

const RECORD = `INSERT INTO audit_event (at, actor, action, subject, before, after)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6`;

export const recordChange = (db: Database, change: RecordedChange): D1PreparedStatement =>
  db.$client.prepare(RECORD).bind(...valuesOf(change));

/** SQL that must hold; its own parameters begin with `?7`. */
export type RecordCondition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** For a change that may turn out to be none: the record stands before it in the batch, under the same condition. */
export const recordChangeWhere = (
  db: Database,
  change: RecordedChange,
  { sql, values }: RecordCondition,
): D1PreparedStatement => db.$client.prepare(`${RECORD} WHERE ${sql}`).bind(...valuesOf(change), ...values);

const valuesOf = ({ at, actor, action, subject, before, after }: RecordedChange) =>
  [at, actor, action, subject, jsonOf(before), jsonOf(after)] as const;

const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
