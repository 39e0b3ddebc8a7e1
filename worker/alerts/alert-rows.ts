/** The rows that remember what admins were told. Claimed before anything is sent, so that no mail goes out twice. */
import type { Database } from "../../db/database.ts";
import type { AlertDecision, AlertKind } from "../core/alerts.ts";

/** A mail that could not be sent is tried so often, by the next tick each time. */
const MAX_ALERT_TRIES = 5;

export type ClaimedAlert = { readonly kind: AlertKind; readonly subject: string; readonly isOver: boolean };

export async function saveDecision(db: Database, decision: AlertDecision, now: number): Promise<void> {
  const d1 = db.$client;
  const raise = decision.raise.map(({ kind, subject }) =>
    d1
      .prepare(
        `INSERT INTO alert (kind, subject, since, tries) VALUES (?1, ?2, ?3, 0)
         ON CONFLICT (kind) DO UPDATE SET subject = excluded.subject, since = excluded.since, claimed_at = NULL,
           mailed_at = NULL, over_at = NULL, tries = 0
         WHERE alert.subject IS NOT excluded.subject OR alert.over_at IS NOT NULL`,
      )
      .bind(kind, subject, now),
  );
  const end = decision.end.map((kind) =>
    d1
      .prepare(
        "UPDATE alert SET over_at = ?2, claimed_at = NULL, tries = 0 WHERE kind = ?1 AND over_at IS NULL",
      )
      .bind(kind, now),
  );
  const forget = decision.forget.map((kind) => d1.prepare("DELETE FROM alert WHERE kind = ?1").bind(kind));
  const statements = [...raise, ...end, ...forget];
  if (statements.length > 0) await d1.batch(statements);
}

/** Those that nobody was told of, and whose time to be told it is. */
export async function claimAlerts(db: Database, now: number): Promise<readonly ClaimedAlert[]> {
  const { results } = await db.$client
    .prepare(
      `UPDATE alert SET claimed_at = ?1, tries = tries + 1
       WHERE claimed_at IS NULL AND (mailed_at IS NULL OR over_at IS NOT NULL) AND tries < ${MAX_ALERT_TRIES}
       RETURNING kind, subject, over_at AS overAt`,
    )
    .bind(now)
    .all<{ kind: AlertKind; subject: string; overAt: number | null }>();
  return results.map(({ kind, subject, overAt }) => ({ kind, subject, isOver: overAt !== null }));
}

/** `hasLeft`: the mail is out, or may be. What is over and told, or can't be told, is forgotten. */
export async function settleAlert(
  db: Database,
  { kind, subject, isOver }: ClaimedAlert,
  { hasLeft, now }: { readonly hasLeft: boolean; readonly now: number },
): Promise<void> {
  const d1 = db.$client;
  const own = "kind = ?1 AND subject = ?2 AND claimed_at IS NOT NULL";
  const over = `${own} AND over_at IS NOT NULL`;
  if (isOver) {
    await d1.batch([
      d1
        .prepare(`DELETE FROM alert WHERE ${over} AND (?3 OR tries >= ${MAX_ALERT_TRIES})`)
        .bind(kind, subject, hasLeft ? 1 : 0),
      d1.prepare(`UPDATE alert SET claimed_at = NULL WHERE ${over}`).bind(kind, subject),
    ]);
    return;
  }
  await d1
    .prepare(`UPDATE alert SET claimed_at = NULL, mailed_at = ?3 WHERE ${own} AND over_at IS NULL`)
    .bind(kind, subject, hasLeft ? now : null)
    .run();
}
