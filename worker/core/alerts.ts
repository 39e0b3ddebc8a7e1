/**
 * When admins are told by mail, without asking: a run waits for approval, the last two failed, the sync is late, the
 * destination has stopped or has been away for hours, or a plan for it waits for approval.
 * Once for each, and once more when all is well again. What is told and what is over follows from how things stand and
 * from what is on record; nothing here sends anything.
 */
import type { RunState } from "./status.ts";

/** Of the sync, and of the destination: the one has nothing to do with the other. */
const DESTINATION_KINDS = ["destination-stopped", "destination-away", "destination-paused"] as const;
const ALERT_KINDS = ["paused", "failing", "overdue", ...DESTINATION_KINDS] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
export type DestinationAlertKind = (typeof DESTINATION_KINDS)[number];

export const isOfDestination = (kind: AlertKind): kind is DestinationAlertKind =>
  DESTINATION_KINDS.some((it) => it === kind);

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
  /** `null`: there is none, or it is switched off. */
  readonly destination: DestinationStanding | null;
};

export type DestinationStanding = {
  readonly reach: Reach;
  readonly plan: PushPlanStanding;
};

/** A run that compares both sides may say at its end that what it found waits for approval, or that it is settled. */
export type PushPlanStanding =
  | { readonly kind: "none" | "at-work" }
  | { readonly kind: "waits"; readonly runId: string };

/** `new`: nothing is pushed there yet. `awayMs`: for how long it could not be reached. */
export type Reach =
  | { readonly kind: "new" | "well" }
  | { readonly kind: "stopped" }
  | { readonly kind: "away"; readonly since: number; readonly awayMs: number };

/** Maintenance at night is nobody's business: a destination that is away is waited for that long before anybody hears of it. */
export const DESTINATION_AWAY_TOLD_AFTER_MS = 6 * 3_600_000;

export type AlertDecision = {
  /** New, or about something else than what is on record. */
  readonly raise: readonly Alert[];
  /** Over, and whoever was told of it is told so. */
  readonly end: readonly AlertKind[];
  /** Over, or of no interest any more, without a word. */
  readonly forget: readonly AlertKind[];
};

export function decideAlerts(now: HowThingsStand, known: readonly KnownAlert[]): AlertDecision {
  const sync = decideOfSync(
    now,
    known.filter(({ kind }) => !isOfDestination(kind)),
  );
  const destination = decideOfDestination(
    now.destination,
    known.filter(({ kind }) => isOfDestination(kind)),
  );
  return {
    raise: [...sync.raise, ...destination.raise],
    end: [...sync.end, ...destination.end],
    forget: [...sync.forget, ...destination.forget],
  };
}

function decideOfDestination(now: DestinationStanding | null, known: readonly KnownAlert[]): AlertDecision {
  if (now === null) return { raise: [], end: [], forget: known.map(({ kind }) => kind) };
  const isOfPlan = ({ kind }: KnownAlert) => kind === "destination-paused";
  const plan = decideOfPlan(now.plan, known.find(isOfPlan));
  const reach = decideOfReach(
    now.reach,
    known.filter((it) => !isOfPlan(it)),
  );
  return {
    raise: [...reach.raise, ...plan.raise],
    end: [...reach.end, ...plan.end],
    forget: [...reach.forget, ...plan.forget],
  };
}

/** Made anew each day it is another run, and still the same to whoever was told. */
function decideOfPlan(plan: PushPlanStanding, known: KnownAlert | undefined): AlertDecision {
  const stands = known !== undefined && !known.isOver;
  if (plan.kind === "waits") {
    const alert: Alert = { kind: "destination-paused", subject: plan.runId };
    return { raise: stands ? [] : [alert], end: [], forget: [] };
  }
  if (plan.kind === "at-work" || !stands) return { raise: [], end: [], forget: [] };
  const over = [known.kind];
  return known.isTold ? { raise: [], end: over, forget: [] } : { raise: [], end: [], forget: over };
}

function decideOfReach(now: Reach, known: readonly KnownAlert[]): AlertDecision {
  if (now.kind === "new") return { raise: [], end: [], forget: known.map(({ kind }) => kind) };
  const alert = alertOfReach(now);
  const isKnown = known.some(({ kind, isOver }) => kind === alert?.kind && !isOver);
  const raise = alert === null || isKnown ? [] : [alert];
  // Away for a moment: whether what was told is over, will show.
  if (alert === null && now.kind !== "well") return { raise, end: [], forget: [] };
  const over = known.filter(({ kind, isOver }) => !isOver && kind !== alert?.kind);
  // One trouble in place of another is no end of it.
  const isEnd = ({ isTold }: KnownAlert) => isTold && alert === null;
  const end = over.filter(isEnd).map(({ kind }) => kind);
  return { raise, end, forget: over.filter((it) => !isEnd(it)).map(({ kind }) => kind) };
}

function alertOfReach(now: Reach): Alert | null {
  if (now.kind === "stopped") return { kind: "destination-stopped", subject: "destination" };
  if (now.kind !== "away" || now.awayMs < DESTINATION_AWAY_TOLD_AFTER_MS) return null;
  return { kind: "destination-away", subject: String(now.since) };
}

function decideOfSync(now: HowThingsStand, known: readonly KnownAlert[]): AlertDecision {
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
