/**
 * When admins are told by mail, without asking: a run waits for approval, the last two failed, or the sync is late.
 * Once for each, and once more when all is well again. What is told and what is over follows from how things stand and
 * from what is on record; nothing here sends anything.
 */
import type { RunState } from "./status.ts";

export const ALERT_KINDS = ["paused", "failing", "overdue"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** `subject`: what it was about when it began. */
export type Alert = { readonly kind: AlertKind; readonly subject: string };

/** On record. `isOver`: that it is over is still to be told. `isTold`: its mail went out, or may have. */
export type KnownAlert = Alert & { readonly isOver: boolean; readonly isTold: boolean };

/** A run that meant to change something, and neither is at work nor was cancelled. */
export type SettledRun = { readonly id: string; readonly state: RunState };

export type HowThingsStand = {
  /** The integration is switched on; else nothing is expected of it. */
  readonly enabled: boolean;
  /** A run is at work: whether what stands is over, its end will tell. */
  readonly running: boolean;
  readonly overdue: boolean;
  readonly lastSuccessAt: number | null;
  /** Newest first. */
  readonly settledRuns: readonly SettledRun[];
};

export type AlertDecision = {
  /** New, or about something else than what is on record. */
  readonly raise: readonly Alert[];
  /** Over, and whoever was told of it is told so. */
  readonly end: readonly AlertKind[];
  /** Over, or of no interest any more, without a word. */
  readonly forget: readonly AlertKind[];
};

export function decideAlerts(now: HowThingsStand, known: readonly KnownAlert[]): AlertDecision {
  if (!now.enabled) return { raise: [], end: [], forget: known.map(({ kind }) => kind) };
  const standing = standingAlerts(now);
  const raise = standing.filter(({ kind }) => {
    const old = known.find((it) => it.kind === kind);
    // The tick that makes up for missed ones has just started a run: it gets the chance to succeed.
    if (kind === "overdue" && now.running && old === undefined) return false;
    return old === undefined || old.isOver;
  });
  if (now.running) return { raise, end: [], forget: [] };
  const isWell = now.settledRuns[0]?.state !== "failed";
  const over = known.filter(({ kind, isOver }) => !isOver && standing.every((it) => it.kind !== kind));
  const ended = over.filter(({ isTold }) => isTold && isWell);
  const untold = over.filter(({ isTold }) => !isTold);
  return { raise, end: ended.map(({ kind }) => kind), forget: untold.map(({ kind }) => kind) };
}

function standingAlerts({ overdue, lastSuccessAt, settledRuns }: HowThingsStand): readonly Alert[] {
  const [newest] = settledRuns;
  const [last, before] = settledRuns.filter(({ state }) => state !== "paused");
  const alerts: Alert[] = [];
  if (newest?.state === "paused") alerts.push({ kind: "paused", subject: newest.id });
  if (last?.state === "failed" && before?.state === "failed")
    alerts.push({ kind: "failing", subject: last.id });
  if (overdue) alerts.push({ kind: "overdue", subject: String(lastSuccessAt ?? "never") });
  return alerts;
}
