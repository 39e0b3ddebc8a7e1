/** The hourly tick: starts the run that is due. The tick's scheduled time is the clock (product.md, rule 29). */
import type { Database } from "../../db/database.ts";
import { loadConfig, type RunConfig } from "../config/load-config.ts";
import { isDue } from "../core/schedule.ts";
import { forgetOldRecords } from "./forget-old-records.ts";
import { type LaunchRun, runId, startRun, writeOffDeadRuns } from "./start-run.ts";

export type TickOutcome = "started" | "not-due" | "off" | "busy";

export async function tick(db: Database, launch: LaunchRun, scheduledAt: number): Promise<TickOutcome> {
  await writeOffDeadRuns(db, scheduledAt);
  const config = await loadConfig(db);
  const outcome = await startIfDue(db, launch, { config, scheduledAt });
  await forgetOldRecords(db, { retentionDays: config.settings.retentionDays, now: scheduledAt });
  return outcome;
}

type Tick = { readonly config: RunConfig; readonly scheduledAt: number };

async function startIfDue(
  db: Database,
  launch: LaunchRun,
  { config, scheduledAt }: Tick,
): Promise<TickOutcome> {
  if (!config.configured || !config.enabled) return "off";
  const lastApplyStartedAt = await lastApplyStart(db);
  const due = isDue({ schedule: config.settings.schedule, now: scheduledAt, lastApplyStartedAt });
  if (!due.due) return "not-due";
  const started = await startRun(db, launch, {
    // Named after the tick, not the slot: should its instance come to nothing, the next tick can make another.
    id: runId(scheduledAt, "tick"),
    trigger: "schedule",
    mode: "apply",
    startedBy: null,
    slotAt: due.slotAt,
    now: scheduledAt,
  });
  if (started.ok) return "started";
  return started.error.reason === "run-in-progress" ? "busy" : "not-due";
}

async function lastApplyStart(db: Database): Promise<number | null> {
  const row = await db.$client
    .prepare("SELECT max(started_at) AS at FROM run WHERE mode = 'apply' AND scope = 'full'")
    .first<{ at: number | null }>();
  return row?.at ?? null;
}
