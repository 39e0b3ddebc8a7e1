/** What overview, runs, a run's page, approval and findings say. */
import type { RunChange, RunCounts, RunSummary } from "../../api/answers.ts";
import type { FieldMessages } from "../field-names.ts";
import type { ByCode, Notice } from "../messages.ts";
import type { PushProblemCode, SyncProblemCode } from "../run-problem.ts";
import type { PersonProblem } from "./destination.ts";

type Count = (count: number) => string;
type Kind = RunChange["kind"];

export type OverviewMessages = {
  /** How long the last changes took to be right here. */
  readonly fresh: (by: { usually: string; seldomMore: string; changes: number }) => string;
  readonly lead: string;
  readonly lastRun: string;
  readonly currentRun: string;
  readonly openRun: string;
  readonly watchRun: string;
  readonly noRun: string;
  readonly people: string;
  readonly accounts: string;
  readonly linked: string;
  readonly excluded: string;
  readonly held: string;
  readonly waiting: string;
  readonly active: string;
  readonly deactivated: string;
  readonly neverInvited: string;
  readonly invited: string;
  readonly employees: Count;
  readonly allFindings: Count;
  readonly noFindings: string;
  readonly draft: Notice;
  readonly previewDraft: string;
  readonly openDraft: string;
  /** Before a sync is started while a plan waits. */
  readonly supersede: Readonly<Record<"title" | "body" | "confirm", string>>;
  readonly starting: string;
};

export type RunListMessages = {
  readonly lead: string;
  readonly show: string;
  readonly filter: Readonly<Record<"all" | "apply" | "preview", string>>;
  readonly started: string;
  readonly by: string;
  readonly result: string;
  readonly changes: string;
  readonly took: string;
  readonly empty: Notice;
  readonly emptyFilter: Readonly<Record<"apply" | "preview", string>>;
};

export type RunPageMessages = {
  readonly title: (by: { isPreview: boolean; when: string }) => string;
  readonly trigger: Readonly<Record<RunSummary["trigger"], string>>;
  /** What starts a look at those who changed, between two runs by the schedule. */
  readonly hourly: string;
  /** Not everybody was read. */
  readonly onlyChanged: string;
  readonly state: Readonly<Record<RunSummary["state"], string>>;
  readonly previewState: string;
  /** Of a run that compares with the destination, rather than with Personio. */
  readonly push: {
    readonly name: string;
    readonly title: (when: string) => string;
    readonly notice: Readonly<
      Record<"queued" | "reading" | "planning" | "applying" | "succeeded" | "nothingToDo", Notice>
    >;
    readonly openDestination: string;
  };
  readonly took: (span: string) => string;
  /** With the time it waited for an approval. */
  readonly tookInAll: (span: string) => string;
  readonly approvedBy: (actor: string) => string;
  readonly runningFor: (span: string) => string;
  readonly notice: {
    readonly queued: Notice;
    readonly reading: Notice;
    readonly planning: Notice;
    readonly applying: Notice;
    readonly succeeded: Notice;
    readonly nothingToDo: Notice;
    readonly someFailed: (failed: number) => Notice;
    readonly someHeld: (held: number) => Notice;
    readonly preview: Notice;
    readonly emptyPreview: Notice;
    readonly paused: (by: { code: string; planned: number | null; allowed: number | null }) => Notice;
    readonly wouldPause: (by: { code: string; planned: number | null; allowed: number | null }) => Notice;
    readonly cancelled: Notice;
    readonly discarded: Notice;
    readonly stoppedMidway: Notice;
  };
  /** What happened, and what to do. */
  readonly problem: Readonly<Record<SyncProblemCode | PushProblemCode, Notice>>;
  readonly unknownProblem: (code: string) => Notice;
  readonly missing: (attributes: string) => string;
  readonly counts: Readonly<Record<Exclude<keyof RunCounts, "read">, Count>>;
  readonly noChanges: string;
  readonly cancel: string;
  readonly cancelling: string;
  readonly notFound: Notice;
};

export type ChangeMessages = {
  readonly title: string;
  readonly kind: string;
  readonly allKinds: string;
  /** As a choice and as the head of a group: of several people. */
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly search: string;
  readonly person: string;
  readonly what: string;
  readonly why: string;
  readonly state: string;
  readonly states: Readonly<Record<RunChange["state"], string>>;
  readonly before: string;
  readonly after: string;
  readonly nothing: string;
  readonly moreFields: Count;
  readonly because: {
    readonly exclusion: (by: { attribute: string; value: string }) => string;
    readonly attribute: (attribute: string) => string;
    readonly employee: (id: string) => string;
    readonly account: string;
  };
  readonly empty: string;
  readonly emptyFilter: string;
  readonly resetFilter: string;
  readonly loading: Count;
  readonly download: string;
  readonly downloading: Count;
  readonly downloaded: Count;
  readonly fileName: (stamp: string) => string;
  readonly csv: {
    /** What spreadsheets of this language expect between two cells. */
    readonly separator: "," | ";";
    readonly employeeId: string;
    readonly field: string;
    readonly error: string;
  };
  /** What the destination had against it. */
  readonly error: ByCode<PersonProblem>;
  readonly unknownError: (code: string) => string;
};

export type ApprovalMessages = {
  readonly title: string;
  readonly howTo: string;
  readonly hold: string;
  readonly holdOne: (name: string) => string;
  readonly holdAll: string;
  readonly holdNone: string;
  readonly heldNow: Count;
  /** `what`: a list of the next ones. */
  readonly willDo: (what: string) => string;
  readonly willDoNothing: string;
  readonly willHappen: Readonly<Record<Kind, (by: { willHappen: number; planned: number }) => string>>;
  readonly restored: string;
  readonly approve: string;
  readonly approving: string;
  readonly approveTitle: string;
  readonly approveNote: string;
  readonly heldNote: Count;
  readonly confirmApprove: string;
  readonly reject: string;
  readonly rejecting: string;
  readonly rejectTitle: string;
  readonly rejectNote: string;
  readonly confirmReject: string;
  /** The same, of a plan for the destination. */
  readonly push: Readonly<Record<"howTo" | "approveNote" | "rejectNote", string>> & {
    readonly heldNote: Count;
  };
  readonly tooManyHeld: (most: number) => string;
  readonly planAgain: string;
  readonly openOther: string;
};

export type FindingPageMessages = {
  readonly lead: string;
  readonly people: string;
  readonly sinceHead: string;
  readonly about: string;
  readonly openPersonio: string;
  readonly openAttributes: string;
  readonly openTeams: string;
  readonly openDestination: string;
  readonly empty: Notice;
  readonly records: Count;
};

export type ReviewMessages = {
  readonly overview: OverviewMessages;
  readonly runs: RunListMessages;
  readonly run: RunPageMessages;
  readonly change: ChangeMessages;
  readonly approval: ApprovalMessages;
  readonly findings: FindingPageMessages;
  /** The same words as in the popup: one place for them. */
  readonly field: FieldMessages;
  /** What the server may say to starting, approving, rejecting and cancelling. */
  readonly failure: ByCode;
};
