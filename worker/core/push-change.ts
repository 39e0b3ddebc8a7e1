/** One change that a destination would see: what is there, what would be, and why. Recorded beside those of the sync. */
import type { Change } from "./change.ts";

/** `adopt`: somebody over there turns out to be one of ours, with what is other there. A hold is only a record. */
export const PUSH_KINDS = [
  "team-create",
  "team-rename",
  "adopt",
  "reactivate",
  "create",
  "update",
  "deactivate",
  "hold",
] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** Besides those of the sync. */
export const PUSH_REASONS = [
  "same-external-id",
  "differs-there",
  "missing-there",
  "gone-there",
  "destination-conflict",
] as const;
export type PushReason = (typeof PUSH_REASONS)[number] | "same-email";

export type PushChange = Omit<Change, "kind" | "reason"> & {
  readonly kind: PushKind;
  readonly reason: {
    readonly code: PushReason;
    readonly params: Readonly<Record<string, string | readonly string[]>>;
  };
};
