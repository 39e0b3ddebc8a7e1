/** The first step: is this run still wanted, and what is it to ask Personio for? */
import { loadConfig } from "../config/load-config.ts";
import { attributesToRead, mappingOf } from "../core/mapping.ts";
import { ACTIVE_STATES } from "../core/status.ts";
import { endRun } from "./end-run.ts";
import { writeFenced } from "./lease.ts";
import type { Run } from "./run-ports.ts";
import { configRecord, loadRun, type RunRow, readOf } from "./run-row.ts";

export type ToRead = {
  readonly attributes: readonly string[];
  /** The configuration, drafts included, cuts somebody off. */
  readonly excludes: boolean;
  /** A preview while another run waits for approval: its read must not replace the one that plan rests on. */
  readonly aside: boolean;
};

export type Opened =
  /** Nothing to do: cancelled, replaced, switched off, or its place is lost. */
  | { readonly next: "over" }
  | ({ readonly next: "read" } & ToRead)
  /** An approved run, or a preview while another waits for approval: both go by the read on record. */
  | { readonly next: "plan" };

export async function openRun(run: Run): Promise<Opened> {
  const { db, runId, now } = run;
  const row = await loadRun(db, runId);
  const lease = await run.hold();
  if (row === null || lease === null || !ACTIVE_STATES.includes(row.state)) return { next: "over" };
  const config = await loadConfig(db, row.draft);
  if (!config.configured || !config.enabled) {
    await endRun(run, { state: "cancelled", problem: null });
    return { next: "over" };
  }
  const mapping = mappingOf(config.targets);
  const attributes = attributesToRead(
    mapping,
    config.exclusions.map((rule) => rule.key),
  );
  const onRecord = row.approvedFingerprint !== null ? row : await pausedRead(run, row.mode);
  const kept = onRecord === row || hasRead(onRecord, attributes) ? onRecord : null;
  const aside = onRecord !== null && kept === null;
  const read = kept === null ? { asked: attributes, clientId: config.clientId, aside } : readOf(kept);
  const d1 = db.$client;
  const begin = d1
    .prepare("UPDATE run SET state = ?2, config = ?3 WHERE id = ?1")
    .bind(runId, kept === null ? "reading" : "planning", configRecord(config, read));
  const inherit = d1
    .prepare("UPDATE run SET read_at = ?2, gone = ?3, counted = ?4, nameless = ?5 WHERE id = ?1")
    .bind(runId, kept?.readAt ?? null, kept?.gone ?? null, kept?.counted ? 1 : 0, kept?.nameless ?? 0);
  const supersede = d1
    .prepare(
      `UPDATE run SET state = 'cancelled', finished_at = ?2, problem = '{"code":"superseded","params":{}}'
       WHERE state = 'paused' AND mode = 'apply' AND id <> ?1`,
    )
    .bind(runId, now());
  const also = [...(kept === null ? [] : [inherit]), ...(row.mode === "apply" ? [supersede] : [])];
  await writeFenced(db, { lease }, [begin, ...also]);
  run.log("run.opened", { run: runId, mode: row.mode, at: now() });
  return kept === null
    ? { next: "read", attributes, excludes: config.exclusions.length > 0, aside }
    : { next: "plan" };
}

/** A draft may need what the read on record didn't ask for. */
function hasRead(row: RunRow | null, attributes: readonly string[]): boolean {
  if (row === null) return false;
  const asked = new Set(readOf(row).asked);
  return attributes.every((key) => asked.has(key));
}

/** A plan that waits for approval rests on the read on record; a preview must not replace that read. */
async function pausedRead({ db }: Run, mode: string) {
  if (mode !== "preview") return null;
  const paused = await db.$client
    .prepare("SELECT id FROM run WHERE state = 'paused' AND mode = 'apply' ORDER BY started_at DESC LIMIT 1")
    .first<{ id: string }>();
  return paused === null ? null : loadRun(db, paused.id);
}
