/** The words of an explanation: why somebody is synced, or is not. Each of the server's rules is a sentence. */
import type { Explanation, HistoryEntry } from "../../api/answers.ts";
import type { ByCode } from "../messages.ts";

/** What a rule's sentence may speak of; all of it in words. */
export type RuleFacts = {
  readonly attribute: string;
  readonly attributes: string;
  readonly value: string;
  /** The status in Personio; empty when there is none. */
  readonly status: string;
  readonly isActive: boolean;
  /** With whom there is a conflict. */
  readonly names: string;
  /** The former Personio ID. */
  readonly before: string;
  readonly supervisor: string;
  /** Why an address isn't carried over. */
  readonly because: string;
};

export type ExplainedRule =
  | "active-gets-account"
  | "only-active-get-accounts"
  | "same-email-adopts"
  | "rehire-keeps-account"
  | "by-hand-never-changed"
  | "gone-is-deactivated"
  | "gone-from-personio"
  | "excluded-gets-no-account"
  | "exclusion-cuts-link"
  | "exclusion-not-readable"
  | "excluded-stays-deactivated"
  | "no-longer-excluded"
  | "status-drives-activation"
  | "reactivates-automatically"
  | "waits-for-reactivation"
  | "address-not-carried-over"
  | "address-of-leavers-stays"
  | "absent-keeps-value"
  | "not-read-yet"
  | "account-moved"
  | "no-email"
  | "email-conflict"
  | "identity-conflict"
  | "attribute-not-readable"
  | "invalid-record"
  | "held-by-admin"
  | "manager-unknown"
  | "manager-deactivated"
  | "manager-cycle";

export type ExplanationMessages = {
  readonly title: string;
  readonly standing: Readonly<Record<Explanation["standing"], string>>;
  readonly match: Readonly<Record<Explanation["match"], string>>;
  readonly rule: Readonly<Record<ExplainedRule, (facts: RuleFacts) => string>>;
  readonly unknownRule: (code: string) => string;
  readonly toMovedAccount: string;
  readonly exclusions: string;
  readonly exclusion: (attribute: string, value: string) => string;
  readonly toRules: string;
  readonly source: string;
  readonly sourceNote: string;
  readonly readAt: (when: string) => string;
  readonly neverRead: string;
  readonly column: Readonly<Record<"attribute" | "value" | "fills", string>>;
  readonly fillsNothing: string;
  readonly fillsTeam: string;
  readonly fillsStatus: string;
  readonly empty: string;
  /** Personio's standard attributes, for where it sends no label of its own. */
  readonly attribute: ByCode;
  readonly history: string;
  readonly noHistory: string;
  readonly happened: Readonly<Record<HistoryEntry["kind"], string>>;
  readonly byRun: string;
  readonly byAdmin: (name: string) => string;
  readonly change: (field: string, before: string, after: string) => string;
  readonly moreFields: (count: number) => string;
  readonly fieldNow: (field: string, after: string) => string;
};
