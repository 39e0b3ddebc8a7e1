/**
 * One change a run plans: what, before, after, why. A plan is a list of these; applying them is the directory's work.
 */
import type { AccountId, CustomValue, TeamId } from "./account.ts";
import type { EmployeeId } from "./employee.ts";

/** In the order in which they are applied: constructive first, deactivations last. A hold is only a record. */
export const CHANGE_KINDS = [
  "team-create",
  "team-rename",
  "team-source",
  "exclude",
  "include",
  "reactivate",
  "create",
  "update",
  "deactivate",
  "hold",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const REASON_CODES = [
  "in-use",
  "renamed-in-personio",
  "exclusion",
  "no-longer-excluded",
  "status-active",
  "same-email",
  "rehired",
  "changed-in-personio",
  "status-inactive",
  "status-leave",
  "status-onboarding",
  "gone-from-personio",
  "no-email",
  "email-conflict",
  "identity-conflict",
  "attribute-not-readable",
  "invalid-record",
  "held-by-admin",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export type Reason = {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
};

/** The memberships a sync is responsible for: team and source. */
export type SyncedTeams = ReadonlyArray<readonly [TeamId, string]>;

/** `manager` is an account id; `teams` the synced memberships; `sourced` bookkeeping (see Account). */
export type FieldValue = CustomValue | Readonly<Record<string, CustomValue>> | SyncedTeams;
export type Fields = Readonly<Record<string, FieldValue>>;

export type Change = {
  readonly kind: ChangeKind;
  readonly employeeId: EmployeeId | null;
  readonly accountId: AccountId | null;
  readonly teamId: TeamId | null;
  readonly name: string;
  readonly before: Fields;
  readonly after: Fields;
  readonly reason: Reason;
};

export const reason = (code: ReasonCode, params: Reason["params"] = {}): Reason => ({ code, params });
