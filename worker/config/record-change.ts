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

export function recordChange(db: Database, change: RecordedChange): D1PreparedStatement {
  const { at, actor, action, subject, before, after } = change;
  return db.$client
    .prepare(
      "INSERT INTO audit_event (at, actor, action, subject, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .bind(at, actor, action, subject, jsonOf(before), jsonOf(after));
}

const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
