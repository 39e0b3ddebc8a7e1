/** A state in words: what is the matter, how serious it is, and the ways out, the most useful first. */
import type { Format } from "../i18n/format.ts";
import type { Action, Messages, Notice } from "../i18n/messages.ts";
import { runProblemText } from "../i18n/run-problem.ts";
import { type CompanyState, isObstacle, type Obstacle, type ViewState } from "./view-state.ts";

export type Tone = "ok" | "busy" | "warn" | "error" | "quiet";

export type Description = Notice & {
  readonly tone: Tone;
  readonly word: string;
  readonly actions: readonly Action[];
};

/** As much of i18n/speech.ts as it takes: the background has no more. */
type Speech = { readonly t: Pick<Messages, "state">; readonly f: Format; readonly now: number };

type Told = {
  readonly tone: Tone;
  readonly notice: Notice;
  readonly actions?: readonly Action[];
};

export function describeState(view: ViewState, speech: Speech): Description {
  const { tone, notice, actions = [] } = tell(view, speech);
  return { tone, word: speech.t.state.word[view.kind], actions, ...notice };
}

const moment = (instant: number | null, { f, now }: Speech): string | null =>
  instant === null ? null : f.moment(instant, now);
const clock = (instant: number | null, { f, now }: Speech): string | null =>
  instant === null ? null : f.clock(instant, now);
const age = (since: number | null, { f, now }: Speech): string | null =>
  since === null ? null : f.span(Math.max(0, now - since));

/** Tables in the form of switches: one line a state, so that a new one without words doesn't compile. */
function tell(view: ViewState, speech: Speech): Told {
  if (isObstacle(view)) return tellObstacle(view, speech);
  const t = speech.t.state;
  switch (view.kind) {
    case "not-paired":
      return { tone: "quiet", notice: t.notPaired, actions: ["connect"] };
    case "sign-in-needed":
      return { tone: "quiet", notice: t.signInNeeded(view.host), actions: ["sign-in"] };
    case "loading":
      return { tone: "quiet", notice: t.loading };
    default:
      return tellCompany(view, speech);
  }
}

function tellCompany(view: CompanyState, speech: Speech): Told {
  const t = speech.t.state;
  switch (view.kind) {
    case "not-configured":
      return { tone: "warn", notice: t.notConfigured, actions: ["set-up"] };
    case "disabled":
      return { tone: "quiet", notice: t.disabled, actions: ["settings"] };
    case "first-run-pending":
      return { tone: "quiet", notice: t.firstRun(moment(view.nextRunAt, speech)) };
    case "running": {
      const since = age(view.since, speech) ?? "";
      return { tone: "busy", notice: t.running({ since, isPreview: view.isPreview }) };
    }
    case "ok":
      return { tone: "ok", notice: t.ok(moment(view.at, speech)) };
    case "unchanged":
      return { tone: "ok", notice: t.unchanged(moment(view.at, speech)) };
    case "warnings":
      return { tone: "warn", notice: t.warnings(view.findings) };
    case "paused":
      return { tone: "warn", notice: t.paused(view), actions: view.runId === null ? [] : ["review"] };
    case "failed": {
      const notice = t.failed({ problem: runProblemText(view.code, t), when: moment(view.at, speech) });
      return { tone: "error", notice, actions: ["copy-details"] };
    }
    case "credentials-refused": {
      const notice = t.credentialsRefused(moment(view.since, speech));
      return { tone: "error", notice, actions: ["set-up", "copy-details"] };
    }
    case "overdue": {
      const { lastSuccessAt } = view;
      const notice = t.overdue({ age: age(lastSuccessAt, speech), when: moment(lastSuccessAt, speech) });
      return { tone: "warn", notice, actions: ["copy-details"] };
    }
  }
}

function tellObstacle(view: Obstacle, speech: Speech): Told {
  const t = speech.t.state;
  switch (view.kind) {
    case "session-expired":
      return { tone: "quiet", notice: t.sessionExpired(view.host), actions: ["sign-in"] };
    case "forbidden":
      return { tone: "warn", notice: t.forbidden, actions: ["retry", "sign-in"] };
    case "offline":
      return { tone: "quiet", notice: t.offline(clock(view.knownAt, speech)), actions: ["retry"] };
    case "unreachable":
      return { tone: "warn", notice: t.unreachable(view.host), actions: ["retry", "check-server"] };
    case "not-rollcall":
      return { tone: "error", notice: t.notRollcall(view.host), actions: ["retry", "check-server"] };
    case "version":
      return { tone: "warn", notice: t.version(view.outdated), actions: ["retry"] };
    case "rate-limited":
      // Before the time it said the server isn't asked, and then by itself.
      return {
        tone: "quiet",
        notice: t.rateLimited(clock(view.retryAt, speech)),
        actions: view.retryAt === null ? ["retry"] : [],
      };
    case "server-error":
      return { tone: "error", notice: t.serverError(view), actions: ["retry", "copy-details"] };
  }
}
