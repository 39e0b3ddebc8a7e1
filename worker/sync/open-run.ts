/** The first step: is this run still wanted, and what is it to ask Personio for? */
import { loadConfig } from "../config/load-config.ts";
import { attributesToRead, mappingOf } from "../core/mapping.ts";
import { ACTIVE_STATES } from "../core/status.ts";
import { endRun } from "./end-run.ts";
import { holdLease, writeFenced } from "./lease.ts";
import { askedOf } from "./plan-company.ts";
import type { RunPorts } from "./run-ports.ts";
import { clientOf, configRecord, loadRun } from "./run-row.ts";

export type Opened =
  /** Nothing to do: cancelled, replaced, switched off, or its place is lost. */
  | { readonly next: "over" }
  | { readonly next: "read"; readonly attributes: readonly string[] }
  /** An approved run, or a preview while another waits for approval: both go by the read on record. */
  | { readonly next: "plan" };

export async function openRun(ports: RunPorts): Promise<Opened> {
  const { db, runId, now } = ports;
  const row = await loadRun(db, runId);
  const lease = await holdLease(db, runId);
  if (row === null || lease === null || !ACTIVE_STATES.includes(row.state)) return { next: "over" };
  const config = await loadConfig(db, row.draft);
  if (!config.configured || !config.enabled) {
    await endRun(ports, { state: "cancelled", problem: null });
    return { next: "over" };
  }
  const mapping = mappingOf(config.targets);
  const attributes = attributesToRead(
    mapping,
    config.exclusions.map((rule) => rule.key),
  );
  const kept = row.approvedFingerprint !== null ? row : await pausedRead(ports, row.mode);
  const read =
    kept === null
      ? { asked: attributes, clientId: config.clientId }
      : { asked: askedOf(kept), clientId: clientOf(kept) };
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
       WHERE state = 'paused' AND id <> ?1`,
    )
    .bind(runId, now());
  const leftOver = d1.prepare("DELETE FROM read_chunk");
  const also = [...(kept === null ? [] : [inherit]), ...(row.mode === "apply" ? [supersede] : []), leftOver];
  await writeFenced(db, { lease }, [begin, ...also]);
  ports.log("run.opened", { run: runId, mode: row.mode, at: now() });
  return kept === null ? { next: "read", attributes } : { next: "plan" };
}

/** A plan that waits for approval rests on the read on record; a preview must not replace that read. */
async function pausedRead({ db }: RunPorts, mode: string) {
  if (mode !== "preview") return null;
  const paused = await db.$client
    .prepare("SELECT id FROM run WHERE state = 'paused' ORDER BY started_at DESC LIMIT 1")
    .first<{ id: string }>();
  return paused === null ? null : loadRun(db, paused.id);
}
