/** A run in words: how it is, how serious that is, and what to do. */
import type { RunSummary } from "../../api/answers.ts";
import type { Description, Tone } from "../../core/describe-state.ts";
import { changesIn, limitOf } from "../../core/view-state.ts";
import type { ReviewMessages, RunPageMessages } from "../../i18n/dashboard/review.ts";
import type { Action, Notice } from "../../i18n/messages.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";

/** As much of a run as its words depend on; the status knows no more of the last one. */
export type RunOutcome = Pick<RunSummary, "state" | "mode" | "problem" | "counts"> &
  Partial<Pick<RunSummary, "purpose" | "progress">>;

const TONES: Readonly<Record<RunOutcome["state"], Tone>> = {
  queued: "busy",
  reading: "busy",
  planning: "busy",
  applying: "busy",
  paused: "warn",
  succeeded: "ok",
  failed: "error",
  cancelled: "quiet",
};

const AT_WORK: ReadonlySet<RunOutcome["state"]> = new Set(["queued", "reading", "planning", "applying"]);
/** Nothing is written yet. */
const CANCELLABLE: ReadonlySet<RunOutcome["state"]> = new Set(["queued", "reading", "planning"]);

export const isAtWork = ({ state }: Pick<RunOutcome, "state">): boolean => AT_WORK.has(state);
export const isCancellable = ({ state }: Pick<RunOutcome, "state">): boolean => CANCELLABLE.has(state);
export const isPreview = ({ mode }: Pick<RunOutcome, "mode">): boolean => mode === "preview";

/** Its numbers are of what would be done. */
export const isOnlyPlanned = (run: RunOutcome): boolean => isPreview(run) || run.state === "paused";

/** It compares with the destination, and what it changes is changed there. */
export const isPush = ({ purpose }: Pick<RunOutcome, "purpose">): boolean => purpose === "push";

export const toneOf = ({ state, mode, problem, counts }: RunOutcome): Tone => {
  if (state !== "succeeded") return TONES[state];
  return problem !== null || counts.failed > 0 ? "warn" : mode === "preview" ? "quiet" : "ok";
};

export const wordOf = (run: RunOutcome, { state, previewState }: RunPageMessages): string =>
  isPreview(run) && run.state === "succeeded" ? previewState : state[run.state];

const COUNTED = [
  "created",
  "updated",
  "reactivated",
  "deactivated",
  "teamsCreated",
  "teamsRenamed",
  "memberships",
  "failed",
] as const;

/** “3 new, 11 changed”: what a run did, or would do. */
export function changesInWords({ state, counts }: RunOutcome, words: RunPageMessages): string {
  // What it had planned never happened.
  if (state === "cancelled") return words.noChanges;
  const told = COUNTED.filter((name) => counts[name] > 0).map((name) => words.counts[name](counts[name]));
  return told.length === 0 ? words.noChanges : told.join(", ");
}

type Words = Pick<ReviewMessages, "run">;
type NamesOf = (keys: readonly string[]) => string;

/** `namesOf`: of attributes, that a run may have missed. */
export function describeRun(run: RunOutcome, { run: words }: Words, namesOf: NamesOf): Description {
  const notice = withMissing(noticeOf(run, words), run, (keys) => words.missing(namesOf(keys)));
  return { tone: toneOf(run), word: wordOf(run, words), actions: actionsOf(run), ...notice };
}

function actionsOf({ state, mode, problem, counts }: RunOutcome): readonly Action[] {
  if (state === "failed") return problem?.code === "credentials-refused" ? ["set-up"] : [];
  const wouldDoSomething = problem !== null || changesIn(counts) > 0;
  return mode === "preview" && state === "succeeded" && wouldDoSomething ? ["sync"] : [];
}

function noticeOf(run: RunOutcome, words: RunPageMessages): Notice {
  const { state, problem, counts } = run;
  switch (state) {
    case "queued":
    case "reading":
    case "planning":
    case "applying":
      return isPush(run) ? words.push.notice[state] : words.notice[state];
    case "paused":
      return isPush(run) ? problemNotice(run, words) : words.notice.paused(limitOf(run));
    case "cancelled":
      return problem?.code === "superseded" ? problemNotice(run, words) : cancelledNotice(run, words);
    case "failed":
      return problemNotice(run, words);
    case "succeeded":
      if (isPreview(run)) return previewNotice(run, words);
      if (isPush(run)) return words.push.notice[changesIn(counts) === 0 ? "nothingToDo" : "succeeded"];
      if (counts.failed > 0) return words.notice.someFailed(counts.failed);
      if (changesIn(counts) === 0) return words.notice.nothingToDo;
      return counts.held > 0 ? words.notice.someHeld(counts.held) : words.notice.succeeded;
  }
}

/** A plan that was given up, or a run that had none yet. Of one made anew in the middle, part may be done. */
function cancelledNotice({ counts, progress }: RunOutcome, { notice }: RunPageMessages): Notice {
  if ((progress?.applied ?? 0) > 0) return notice.stoppedMidway;
  return changesIn(counts) > 0 ? notice.discarded : notice.cancelled;
}

function previewNotice(run: RunOutcome, { notice }: RunPageMessages): Notice {
  if (run.problem !== null) return notice.wouldPause(limitOf(run));
  return changesIn(run.counts) === 0 ? notice.emptyPreview : notice.preview;
}

function problemNotice({ problem }: RunOutcome, words: RunPageMessages): Notice {
  const code = problem?.code ?? "internal";
  return toldByCode(code, words.problem, words.unknownProblem);
}

function withMissing(notice: Notice, { problem }: RunOutcome, say: NamesOf): Notice {
  const missing = problem?.params["missing"];
  if (!Array.isArray(missing) || missing.length === 0) return notice;
  return { ...notice, detail: `${notice.detail} ${say(missing)}` };
}
