/**
 * How Personio is reached, as stored: one row. The secret is in it sealed, and comes out only through
 * `loadCredentials`, for whoever is about to talk to Personio.
 */
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { connection } from "../../db/schema.ts";
import { err, ok, type Result } from "../core/result.ts";
import { parseJson } from "./load-config.ts";
import { recordChange } from "./record-change.ts";
import type { Editing } from "./save-settings.ts";
import { writeUnlessChanged } from "./write-unless-changed.ts";

/** What the last check found wrong. */
export type ConnectionProblem = z.infer<typeof problemSchema>;

export type Connection = {
  readonly clientId: string;
  readonly sealedSecret: string | null;
  readonly enabled: boolean;
  readonly checkedAt: number | null;
  readonly problem: ConnectionProblem | null;
};

export type Credentials = { readonly clientId: string; readonly clientSecret: string };

/** Opens what was sealed for a context; worker/auth/seal.ts does. */
export type SecretOpener = {
  open(sealed: string, context: string): Promise<Result<string, "unknown-key" | "broken">>;
};

/** What the secret is sealed for, so that no other sealed text can take its place. */
export const SECRET_CONTEXT = "personio-secret";

const problemSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export async function loadConnection(db: Database): Promise<Connection | null> {
  const [row] = await db.select().from(connection).limit(1);
  if (row === undefined) return null;
  const { clientId, sealedSecret, enabled, checkedAt } = row;
  const problem = problemSchema.safeParse(parseJson(row.problem));
  return { clientId, sealedSecret, enabled, checkedAt, problem: problem.success ? problem.data : null };
}

/** A secret whose key left the ring, or that was tampered with, has to be entered again. */
export type CredentialsFailure = "not-configured" | "unknown-key" | "broken";

export async function loadCredentials(
  db: Database,
  opener: SecretOpener,
): Promise<Result<Credentials, CredentialsFailure>> {
  const stored = await loadConnection(db);
  return stored === null ? err("not-configured") : openCredentials(stored, opener);
}

export async function openCredentials(
  { clientId, sealedSecret }: Connection,
  opener: SecretOpener,
): Promise<Result<Credentials, CredentialsFailure>> {
  if (sealedSecret === null) return err("not-configured");
  const secret = await opener.open(sealedSecret, SECRET_CONTEXT);
  return secret.ok ? ok({ clientId, clientSecret: secret.value }) : secret;
}

export type ConnectionChange = {
  readonly after: Connection;
  /** Rather than left as it is. */
  readonly isSecretEntered: boolean;
};

/** Saved and put on record. A plan made for another connection is stale from here on. */
export async function saveConnection(
  db: Database,
  change: ConnectionChange & {
    readonly also: readonly D1PreparedStatement[];
    /** Throws when what is there must not be written over. */
    readonly judge: (before: Connection | null) => Promise<void>;
  },
  editing: Editing,
): Promise<void> {
  await writeUnlessChanged(db, async () => {
    const before = await loadConnection(db);
    await change.judge(before);
    const record = recordStatements(db, { ...change, before }, editing);
    return { statements: [upsert(db, change.after, editing.at), ...record, ...change.also], value: null };
  });
}

function upsert(db: Database, saved: Connection, now: number): D1PreparedStatement {
  return db.$client
    .prepare(
      `INSERT INTO connection (id, client_id, sealed_secret, enabled, enabled_at, checked_at, problem, updated_at)
       VALUES (1, ?1, ?2, ?3, iif(?3, ?6, NULL), ?4, ?5, ?6)
       ON CONFLICT (id) DO UPDATE SET client_id = excluded.client_id, sealed_secret = excluded.sealed_secret,
         enabled_at = iif(connection.enabled AND excluded.enabled, connection.enabled_at, excluded.enabled_at),
         enabled = excluded.enabled, checked_at = excluded.checked_at, problem = excluded.problem,
         updated_at = excluded.updated_at`,
    )
    .bind(
      saved.clientId,
      saved.sealedSecret,
      saved.enabled ? 1 : 0,
      saved.checkedAt,
      saved.problem === null ? null : JSON.stringify(saved.problem),
      now,
    );
}

/** Of the secret it is on record that there is one, and that another was entered; never what it is, sealed or not. */
function recordStatements(
  db: Database,
  { before, after, isSecretEntered }: ConnectionChange & { readonly before: Connection | null },
  editing: Editing,
): D1PreparedStatement[] {
  const old = before === null ? null : toRecord(before);
  const now = toRecord(after);
  const isReplaced = isSecretEntered && old?.clientSecret === "set";
  const shown = isReplaced ? { ...now, clientSecret: "replaced" } : now;
  return JSON.stringify(old) === JSON.stringify(shown)
    ? []
    : [recordConnection(db, { before: old, after: shown }, editing)];
}

const toRecord = ({ clientId, sealedSecret, enabled }: Connection) => {
  return { clientId, clientSecret: sealedSecret === null ? null : "set", enabled };
};

const recordConnection = (
  db: Database,
  sides: { readonly before: unknown; readonly after: unknown },
  { by, at }: Editing,
): D1PreparedStatement =>
  recordChange(db, { at, actor: by, action: "config.connection", subject: null, ...sides });

/** Puts the outcome of a check on record, unless other credentials were saved meanwhile. */
export function checkStatement(
  db: Database,
  checked: Connection,
  { problem, now }: { readonly problem: ConnectionProblem | null; readonly now: number },
): D1PreparedStatement {
  return db.$client
    .prepare(
      "UPDATE connection SET checked_at = ?1, problem = ?2 WHERE client_id = ?3 AND sealed_secret = ?4",
    )
    .bind(now, problem === null ? null : JSON.stringify(problem), checked.clientId, checked.sealedSecret);
}

/** The credentials are forgotten; accounts and settings stay as they are. */
export async function forgetConnection(db: Database, editing: Editing): Promise<void> {
  await writeUnlessChanged(db, async () => {
    const before = await loadConnection(db);
    if (before === null) return { statements: [], value: null };
    const record = recordConnection(db, { before: toRecord(before), after: null }, editing);
    return { statements: [db.$client.prepare("DELETE FROM connection"), record], value: null };
  });
}
