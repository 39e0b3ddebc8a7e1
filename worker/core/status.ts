/**
 * The one word that says how things stand, from the newest runs and the configuration.
 */
export type RunState =
  | "queued"
  | "reading"
  | "planning"
  | "paused"
  | "applying"
  | "succeeded"
  | "failed"
  | "cancelled";

export type CompanyState =
  | "not-configured"
  | "never-run"
  | "ok"
  | "warning"
  | "running"
  | "paused"
  | "failed"
  | "overdue"
  | "disabled";

export const ACTIVE_STATES: readonly RunState[] = ["queued", "reading", "planning", "applying"];

export type Situation = {
  readonly configured: boolean;
  readonly enabled: boolean;
  /** A run of any mode is at work. */
  readonly running: boolean;
  /** State of the newest apply run that isn't at work and was not cancelled; `null`: there was none. */
  readonly lastApplyState: RunState | null;
  /** A plan for the destination waits for approval. */
  readonly pushPaused: boolean;
  readonly overdue: boolean;
  readonly findings: number;
};

/** The first that is true wins: what an admin has to know comes before what is merely so. */
export function companyStateOf(now: Situation): CompanyState {
  if (!now.configured) return "not-configured";
  if (now.running) return "running";
  if (!now.enabled) return "disabled";
  if (now.lastApplyState === "paused") return "paused";
  if (now.lastApplyState === "failed") return "failed";
  if (now.pushPaused) return "paused";
  if (now.lastApplyState === null) return "never-run";
  if (now.overdue) return "overdue";
  return now.findings > 0 ? "warning" : "ok";
}
