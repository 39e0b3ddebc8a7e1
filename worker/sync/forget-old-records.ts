/**
 * What is older than the settings say is forgotten (product.md, rule 35), and so is what a run that died had read. Whoever
 * was named before a full run began has been read by it, whatever a single read says of them: such a hint waits no more. The
 * tick does it, whether a run is due or not: also where nothing is synced any more, nobody's history stays for ever.
 */
import type { Database } from "../../db/database.ts";

const DAY_MS = 24 * 3_600_000;
/** Nobody can erase at once who did what: whatever the settings say, that much stays. */
const EDITS_AT_LEAST_DAYS = 30;

const LAST_GOOD =
  "mode = 'apply' AND scope = 'full' AND state = 'succeeded' ORDER BY started_at DESC LIMIT 1";

/** The last good run stays, however old it is: it says what the directory rests on. */
export async function forgetOldRecords(
  db: Database,
  { retentionDays, now }: { readonly retentionDays: number; readonly now: number },
): Promise<void> {
  const d1 = db.$client;
  const oldest = now - retentionDays * DAY_MS;
  const oldestEdit = now - Math.max(retentionDays, EDITS_AT_LEAST_DAYS) * DAY_MS;
  await d1.batch([
    d1
      .prepare("DELETE FROM run_change WHERE run_id IN (SELECT id FROM run WHERE started_at < ?1)")
      .bind(oldest),
    d1
      .prepare(
        `DELETE FROM run WHERE started_at < ?1
         AND id NOT IN (SELECT id FROM run WHERE ${LAST_GOOD})`,
      )
      .bind(oldest),
    d1.prepare("DELETE FROM audit_event WHERE at < ?1").bind(oldestEdit),
    d1.prepare(
      "DELETE FROM read_chunk WHERE NOT EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = run_id)",
    ),
    d1.prepare(
      `DELETE FROM hint WHERE waits AND received_at < (SELECT started_at FROM run WHERE ${LAST_GOOD})`,
    ),
  ]);
}
