/**
 * A sign-in that was refused, on record: who it was if that is known, and why. Never what was typed. The same once a
 * minute: strangers must not be able to fill the record.
 */
import type { Database } from "../../db/database.ts";
import { recordChangeWhere } from "../config/record-change.ts";

export type RefusedSignIn = {
  readonly at: number;
  readonly via: "oidc" | "mail-code" | "admin-token" | "pairing";
  readonly reason: string;
  /** The admin whose sign-in it would have been. */
  readonly admin?: { readonly id: string; readonly email: string } | null;
};

const AGAIN_MS = 60_000;

/** Looks at the newest only, so that it costs the same however long the record is. */
const NOT_ON_RECORD = `NOT EXISTS (
  SELECT 1 FROM (SELECT at, actor, after FROM audit_event WHERE action = ?3 ORDER BY id DESC LIMIT 50) AS earlier
  WHERE earlier.actor = ?2 AND earlier.after = ?6 AND earlier.at > ?7)`;

export async function recordRefusal(db: Database, { at, via, reason, admin }: RefusedSignIn): Promise<void> {
  const refusal = {
    ...{ at, actor: admin?.email ?? "unknown", action: "sign-in.refused" },
    ...{ subject: admin?.id ?? null, before: null, after: { via, reason } },
  };
  await recordChangeWhere(db, refusal, { sql: NOT_ON_RECORD, values: [at - AGAIN_MS] }).run();
}
