/**
 * What popup, badge and title are about: one state out of the table of the study, decided from what is known. Two
 * questions are asked in this order: is there something between us and the server (`Obstacle`)? If not, how is the
 * company (`CompanyState`)? An obstacle keeps what was last known behind it, so that it stays readable.
 */
import type { Status } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";

type Params = Readonly<Record<string, unknown>>;

export type CompanyState =
  | { readonly kind: "not-configured" }
  | { readonly kind: "disabled" }
  | { readonly kind: "first-run-pending"; readonly nextRunAt: number | null }
  | {
      readonly kind: "running";
      readonly since: number;
      readonly isPreview: boolean;
      readonly runId: string | null;
    }
  | { readonly kind: "ok"; readonly at: number | null }
  | { readonly kind: "unchanged"; readonly at: number | null }
  | { readonly kind: "warnings"; readonly findings: number }
  | {
      readonly kind: "paused";
      /** Whose plan waits: the sync's, or the one for the destination. */
      readonly purpose: "sync" | "push";
      readonly code: string;
      readonly planned: number | null;
      readonly allowed: number | null;
      readonly runId: string | null;
    }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly params: Params;
      readonly at: number | null;
      readonly runId: string | null;
    }
  | { readonly kind: "credentials-refused"; readonly since: number | null; readonly runId: string | null }
  | { readonly kind: "overdue"; readonly lastSuccessAt: number | null };

type Behind = { readonly behind: CompanyState | null };

/** `host` is where the server is, as people know it: no scheme, no path. */
export type Obstacle =
  | ({ readonly kind: "session-expired"; readonly host: string } & Behind)
  | ({ readonly kind: "forbidden" } & Behind)
  | ({ readonly kind: "offline"; readonly knownAt: number | null } & Behind)
  | ({ readonly kind: "unreachable"; readonly host: string; readonly polls: number } & Behind)
  | ({ readonly kind: "not-rollcall"; readonly host: string } & Behind)
  | ({ readonly kind: "version"; readonly outdated: "server" | "extension" } & Behind)
  | ({ readonly kind: "rate-limited"; readonly retryAt: number | null } & Behind)
  | ({
      readonly kind: "server-error";
      readonly code: string | null;
      readonly requestId: string | null;
    } & Behind);

export type ViewState =
  | { readonly kind: "not-paired" }
  /** The company's policy says where the server is; nobody has signed in yet. */
  | { readonly kind: "sign-in-needed"; readonly host: string }
  | { readonly kind: "loading" }
  | CompanyState
  | Obstacle;

export type ViewFacts = {
  readonly pairing: { readonly server: string } | null;
  /** The last answer of `GET /v1/status`, and when it came. */
  readonly status: { readonly status: Status; readonly at: number } | null;
  /** Of the last request; `null` when it went well. */
  readonly failure: Failure | null;
  readonly policy: { readonly workerUrl?: string | undefined } | null;
  readonly now: number;
  /** How many polls in a row failed. */
  readonly failedPolls?: number;
};

export function viewStateOf(facts: ViewFacts): ViewState {
  const { pairing, status, failure, policy } = facts;
  if (pairing === null) {
    const server = policy?.workerUrl;
    return server === undefined || server === ""
      ? { kind: "not-paired" }
      : { kind: "sign-in-needed", host: hostOf(server) };
  }
  const company = status === null ? null : companyStateOf(status.status);
  if (failure !== null) return obstacleOf(failure, { company, facts, host: hostOf(pairing.server) });
  return company ?? { kind: "loading" };
}

export function hostOf(server: string): string {
  try {
    return new URL(server).host;
  } catch {
    return server;
  }
}

const OBSTACLES: ReadonlySet<string> = new Set<Obstacle["kind"]>([
  "session-expired",
  "forbidden",
  "offline",
  "unreachable",
  "not-rollcall",
  "version",
  "rate-limited",
  "server-error",
]);

export const isObstacle = (view: ViewState): view is Obstacle => OBSTACLES.has(view.kind);

/** How the company is, whether or not something stands before it; `null` when nothing is known. */
export function companyOf(view: ViewState): CompanyState | null {
  if (isObstacle(view)) return view.behind;
  switch (view.kind) {
    case "not-paired":
    case "sign-in-needed":
    case "loading":
      return null;
    default:
      return view;
  }
}

type Background = { readonly company: CompanyState | null; readonly facts: ViewFacts; readonly host: string };

function obstacleOf(failure: Failure, { company: behind, facts, host }: Background): Obstacle {
  switch (failure.kind) {
    case "auth":
      return { kind: "session-expired", host, behind };
    case "forbidden":
      return { kind: "forbidden", behind };
    case "offline":
      return { kind: "offline", knownAt: facts.status?.at ?? null, behind };
    case "unreachable":
      return { kind: "unreachable", host, polls: facts.failedPolls ?? 1, behind };
    case "not-rollcall":
      return { kind: "not-rollcall", host, behind };
    case "version": {
      const outdated = failure.params?.["side"] === "extension" ? "extension" : "server";
      return { kind: "version", outdated, behind };
    }
    case "rate-limited":
      return { kind: "rate-limited", retryAt: failure.retryAt ?? null, behind };
    case "conflict":
    case "server":
      return {
        kind: "server-error",
        code: failure.code ?? null,
        requestId: failure.requestId ?? null,
        behind,
      };
  }
}

const at = (instant: string | null | undefined): number | null =>
  instant === null || instant === undefined ? null : Date.parse(instant);
const numberIn = (params: Params, name: string): number | null => {
  const value = params[name];
  return typeof value === "number" ? value : null;
};

export function companyStateOf(status: Status): CompanyState {
  const { lastRun } = status;
  switch (status.state) {
    case "not-configured":
    case "disabled":
      return { kind: status.state };
    case "never-run":
      return { kind: "first-run-pending", nextRunAt: at(status.nextRunAt) };
    case "running":
      return {
        kind: "running",
        since: at(lastRun?.startedAt) ?? 0,
        isPreview: lastRun?.mode === "preview",
        runId: lastRun?.id ?? null,
      };
    case "paused":
      return pausedState(status.pausedRun ?? lastRun, status.pausedRun?.purpose ?? "sync");
    case "failed":
      return failedState(lastRun);
    case "overdue":
      return { kind: "overdue", lastSuccessAt: at(status.lastSuccessAt) };
    case "warning":
      return { kind: "warnings", findings: status.findings };
    case "ok": {
      const nothingNew = lastRun !== null && changesIn(lastRun.counts) === 0;
      return { kind: nothingNew ? "unchanged" : "ok", at: at(status.lastSuccessAt) };
    }
  }
}

const pausedState = (
  run: Status["pausedRun"] | Status["lastRun"],
  purpose: "sync" | "push",
): CompanyState => ({
  kind: "paused",
  purpose,
  ...(run === null ? { code: TOO_MANY, planned: null, allowed: null } : limitOf(run)),
  runId: run?.id ?? null,
});

const TOO_MANY = "too-many-deactivations";

type Limited = Pick<NonNullable<Status["lastRun"]>, "problem" | "counts">;

/**
 * What is planned of what is allowed. A plan that was made anew may be within the limit it was stopped by, and waits still:
 * then there are no such numbers.
 */
export function limitOf({ problem, counts }: Limited) {
  const code = problem?.code ?? TOO_MANY;
  const planned = numberIn(problem?.params ?? {}, "planned");
  const allowed = numberIn(problem?.params ?? {}, "allowed");
  const isWithin = code === TOO_MANY && allowed !== null && counts.deactivated <= allowed;
  return { code, planned: isWithin ? null : planned, allowed };
}

function failedState(run: Status["lastRun"]): CompanyState {
  const code = run?.problem?.code ?? "internal";
  const ended = at(run?.finishedAt ?? run?.startedAt);
  const runId = run?.id ?? null;
  if (code === "credentials-refused") return { kind: "credentials-refused", since: ended, runId };
  return { kind: "failed", code, params: run?.problem?.params ?? {}, at: ended, runId };
}

/** What a run did to the directory; memberships go with the people they belong to. */
export const changesIn = (counts: NonNullable<Status["lastRun"]>["counts"]): number =>
  counts.created +
  counts.updated +
  counts.reactivated +
  counts.deactivated +
  counts.teamsCreated +
  counts.teamsRenamed +
  counts.memberships;
