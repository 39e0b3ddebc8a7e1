/**
 * Every text that popup and dashboard share. A language that lacks one, or takes other arguments, doesn't compile. The popup
 * begins with `FirstMessages`, all that its Status tab says; the rest comes once that stands (speech.ts).
 */
import type { Finding, RunChange } from "../api/answers.ts";
import type { WriteBar } from "../core/permission.ts";
import type { RefusalCode } from "../core/refusal-of.ts";
import type { ViewState } from "../core/view-state.ts";
import type { FirstFailure, FurtherFailure } from "./failure-messages.ts";
import type { FieldMessages } from "./field-names.ts";
import type { Language } from "./language.ts";
import type { SyncProblemCode } from "./run-problem.ts";

export type Action =
  | "connect"
  | "sign-in"
  | "retry"
  | "sync"
  | "preview"
  | "review"
  | "check-server"
  | "copy-details"
  | "set-up"
  | "settings";

/** How a state is told: what is the matter, and what follows from it. */
export type Notice = { readonly headline: string; readonly detail: string };

/** Of these codes each has words; a code that this version doesn't know gets the general text. */
export type ByCode<Code extends string = never, T = string> = Readonly<Record<Code, T> & Record<string, T>>;

type Count = (count: number) => string;

export type StateMessages = {
  readonly word: Readonly<Record<ViewState["kind"], string>>;
  readonly notPaired: Notice;
  readonly signInNeeded: (host: string) => Notice;
  readonly loading: Notice;
  readonly notConfigured: Notice;
  readonly disabled: Notice;
  readonly firstRun: (when: string | null) => Notice;
  readonly running: (by: { since: string; isPreview: boolean }) => Notice;
  readonly ok: (when: string | null) => Notice;
  readonly unchanged: (when: string | null) => Notice;
  readonly warnings: (findings: number) => Notice;
  readonly paused: (by: {
    purpose: "sync" | "push";
    code: string;
    planned: number | null;
    allowed: number | null;
  }) => Notice;
  readonly failed: (by: { problem: string; when: string | null }) => Notice;
  readonly credentialsRefused: (when: string | null) => Notice;
  readonly overdue: (by: { age: string | null; when: string | null }) => Notice;
  readonly sessionExpired: (host: string) => Notice;
  readonly forbidden: Notice;
  readonly offline: (when: string | null) => Notice;
  readonly unreachable: (host: string) => Notice;
  readonly notRollcall: (host: string) => Notice;
  readonly version: (outdated: "server" | "extension") => Notice;
  readonly rateLimited: (when: string | null) => Notice;
  readonly serverError: (by: { code: string | null; requestId: string | null }) => Notice;
  readonly action: Readonly<Record<Action, string>>;
  readonly runProblem: Readonly<Record<SyncProblemCode, string>>;
  readonly unknownRunProblem: (code: string) => string;
};

export type FirstStatusMessages = {
  readonly lastRun: string;
  /** Above the numbers of a run that waits for approval. */
  readonly planned: string;
  readonly nextRun: string;
  readonly noNextRun: string;
  readonly delay: string;
  readonly people: Count;
  readonly counts: Readonly<Record<"created" | "updated" | "deactivated" | "reactivated" | "failed", Count>>;
  readonly excluded: Count;
  readonly held: Count;
  readonly waiting: Count;
  /** Of people that are read, and of changes that are made. */
  readonly progress: (done: number, total: number) => string;
  readonly applied: (done: number, total: number) => string;
  readonly phase: Readonly<Record<"queued" | "reading" | "planning" | "applying", string>>;
  readonly history: string;
  readonly historyAllGood: string;
  readonly historyBad: Count;
  readonly historyWarned: Count;
  readonly historyDay: (by: { day: string; state: string; changes: number }) => string;
  readonly dayState: Readonly<Record<"ok" | "warning" | "paused" | "failed" | "none", string>>;
};

export type FindingMessages = {
  readonly findings: Count;
  readonly showAll: Count;
  readonly showLess: string;
  readonly finding: Readonly<Record<Finding["code"], Notice>>;
  readonly unknownFinding: (code: string) => Notice;
  readonly somebody: string;
};

export type RunMessages = {
  readonly previewTitle: string;
  readonly previewNote: string;
  readonly working: string;
  readonly nothing: string;
  readonly openInDashboard: string;
  readonly kind: Readonly<Record<RunChange["kind"], string>>;
  /** Why a run changes something. The contract says no more than that it is a code; the core says which there are. */
  readonly reason: Readonly<Record<RunChange["reason"]["code"], string>>;
  /** Of a server that knows more reasons than we do. */
  readonly unknownReason: (code: string) => string;
  readonly field: FieldMessages;
};

export type ExclusionMessages = {
  readonly intro: string;
  readonly noDeactivation: string;
  readonly why: string;
  readonly input: (attribute: string) => string;
  readonly placeholder: string;
  readonly hint: string;
  readonly values: Count;
  readonly noValues: string;
  readonly people: Count;
  readonly suggestions: (attribute: string) => string;
  readonly unknown: (value: string) => string;
  readonly near: (value: string, people: number) => string;
  readonly useInstead: (value: string) => string;
  readonly replaced: (value: string, by: string) => string;
  readonly search: string;
  readonly notFound: (query: string) => string;
  readonly duplicate: (value: string) => string;
  readonly tooLong: string;
  readonly added: (value: string, count: number) => string;
  readonly removed: (value: string, count: number) => string;
  readonly remove: (value: string) => string;
  readonly locked: Readonly<Record<"map-first" | "birthday" | "not-readable", string>>;
  readonly lockedGroup: Count;
  readonly empty: string;
  readonly changes: Count;
  readonly affects: Count;
  readonly counting: string;
  readonly discard: string;
  readonly preview: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: (next: string | null) => string;
  readonly draftRestored: string;
  readonly previewTitle: string;
  readonly becomeExcluded: Count;
  readonly comeBack: Count;
  readonly stillActive: Count;
  readonly stillActiveNote: string;
  readonly activeAccount: string;
  readonly nobody: string;
  readonly andMore: Count;
  readonly conflict: (by: { attribute: string; who: string | null; when: string | null }) => string;
  readonly mine: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly takeBoth: string;
};

export type InvitationMessages = {
  readonly show: string;
  readonly filter: Readonly<Record<"pending" | "none" | "expired" | "failed" | "unknown", string>>;
  readonly search: string;
  readonly selectAll: Count;
  /** Also those that aren't loaded yet: how many that are, nobody has said. */
  readonly selectAllPages: string;
  readonly lastSent: (when: string, times: number) => string;
  readonly neverSent: string;
  readonly empty: Readonly<Record<"pending" | "none" | "expired" | "failed" | "unknown", string>>;
  /** Where nothing is pending while so many never got a mail. */
  readonly neverInvited: Count;
  readonly showNeverInvited: string;
  readonly emptySearch: (query: string) => string;
  readonly selected: Count;
  readonly send: string;
  readonly confirm: Count;
  readonly confirmSend: string;
  readonly sending: string;
  readonly result: (sent: number, failed: number) => string;
  /** Names a list. */
  readonly unsent: string;
  readonly sent: string;
  readonly refused: Readonly<Record<RefusalCode, string>>;
  readonly unknownRefusal: (code: string) => string;
  readonly more: string;
};

/** What was to be written, and what keeps it. */
export type PendingMessages = {
  readonly write: Readonly<Record<"save-exclusions" | "send-invitations" | "apply" | "preview", string>>;
  readonly reason: Readonly<Record<"offline" | "unreachable" | "later" | "failed", string>>;
  readonly show: string;
  /** It was for another server, and this browser has parted from it meanwhile. */
  readonly strayed: (host: string) => string;
  readonly seen: string;
};

export type AppMessages = {
  readonly name: string;
  readonly tabs: Readonly<Record<"status" | "exclusions" | "invitations", string>>;
  readonly tabList: string;
  readonly openInTab: string;
  readonly copied: string;
  readonly settings: string;
  readonly asOf: (when: string) => string;
  readonly refresh: string;
  readonly refreshing: string;
  readonly loading: string;
  readonly back: string;
  readonly cancel: string;
  readonly readOnly: Readonly<Record<WriteBar, string>>;
  readonly failure: ByCode<FirstFailure>;
  readonly failed: (code: string | null, requestId: string | null) => string;
};

export type FirstMessages = {
  readonly language: Language;
  readonly app: AppMessages;
  readonly state: StateMessages;
  readonly status: FirstStatusMessages;
};

export type TabMessages = {
  readonly actor: Readonly<Record<"deployment" | "unknown" | "run" | "reminder", string>>;
  readonly run: RunMessages;
  readonly exclusions: ExclusionMessages;
  readonly invitations: InvitationMessages;
  readonly pending: PendingMessages;
  readonly failure: ByCode<FurtherFailure>;
};

export type Messages = FirstMessages &
  TabMessages & { readonly status: FirstStatusMessages & FindingMessages };
