/**
 * A new key in the ring: what was sealed with another is sealed anew, so that the old key can leave. Writes only what
 * another key sealed, and never over a secret that somebody saves at the same moment.
 */
import type { Database } from "../../db/database.ts";
import { SECRET_CONTEXT } from "../config/connection-store.ts";
import { recordChangeWhere } from "../config/record-change.ts";
import { TOKEN_CONTEXT } from "../config/token-context.ts";
import { keyIdOf, type Sealer } from "./seal.ts";

export type Resealed = {
  readonly currentKey: string;
  /** Secrets that were sealed anew just now. */
  readonly resealed: number;
  /** Keys that are still needed: any other may leave the ring. */
  readonly keysInUse: readonly string[];
  /** Secrets that can't be opened, for their key has left the ring already: they have to be entered again. */
  readonly unreadable: number;
};

/** Who asked for it; `null`: the hourly tick, of which there is no record. */
export type ResealAsker = { readonly by: string; readonly at: number } | null;

/** Where sealed texts stand, and what they were sealed for. */
const PLACES = [
  { table: "connection", column: "sealed_secret", context: SECRET_CONTEXT },
  { table: "destination", column: "sealed_token", context: TOKEN_CONTEXT },
] as const;

type Sealed = { readonly place: (typeof PLACES)[number]; readonly text: string };

export async function resealSecrets(db: Database, sealer: Sealer, asker: ResealAsker): Promise<Resealed> {
  const { currentKey } = sealer;
  const before = await loadSealed(db);
  const outdated = before.filter(({ text }) => keyIdOf(text) !== currentKey);
  const outcomes: Outcome[] = [];
  for (const sealed of outdated) outcomes.push(await reseal(db, sealer, { sealed, asker }));
  const after = outdated.length === 0 ? before : await loadSealed(db);
  return {
    currentKey,
    resealed: outcomes.filter((it) => it === "resealed").length,
    keysInUse: [...new Set(after.flatMap(({ text }) => keyIdOf(text) ?? []))].sort(),
    unreadable: outcomes.filter((it) => it === "unreadable").length,
  };
}

async function loadSealed(db: Database): Promise<readonly Sealed[]> {
  const statements = PLACES.map(({ table, column }) =>
    db.$client.prepare(`SELECT ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`),
  );
  const results = await db.$client.batch<{ text: string }>(statements);
  return PLACES.flatMap((place, index) =>
    (results[index]?.results ?? []).map(({ text }) => ({ place, text })),
  );
}

/** Overtaken: somebody saved another one meanwhile, which is sealed with the current key already. */
type Outcome = "resealed" | "unreadable" | "overtaken";

async function reseal(
  db: Database,
  sealer: Sealer,
  { sealed: { place, text }, asker }: { readonly sealed: Sealed; readonly asker: ResealAsker },
): Promise<Outcome> {
  const { table, column, context } = place;
  const opened = await sealer.open(text, context);
  if (!opened.ok) return "unreadable";
  const replace = db.$client
    .prepare(`UPDATE ${table} SET ${column} = ?2 WHERE ${column} = ?1 RETURNING 1`)
    .bind(text, await sealer.seal(opened.value, context));
  const record =
    asker === null ? [] : [recordReseal(db, { place, text }, { ...asker, key: sealer.currentKey })];
  const results = await db.$client.batch([...record, replace]);
  return (results.at(-1)?.results.length ?? 0) > 0 ? "resealed" : "overtaken";
}

function recordReseal(
  db: Database,
  { place: { table, column }, text }: Sealed,
  { by, at, key }: { readonly by: string; readonly at: number; readonly key: string },
): D1PreparedStatement {
  const who = { at, actor: by, action: "secret.resealed", subject: table };
  const change = { ...who, before: { key: keyIdOf(text) }, after: { key } };
  const isStill = `EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ?7)`;
  return recordChangeWhere(db, change, { sql: isStill, values: [text] });
}
