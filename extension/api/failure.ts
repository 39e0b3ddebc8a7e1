/**
 * What can go wrong between the extension and its server, as values. `kind` says what the reader can do about it; `code` is
 * the server's own word, for the sentence. Nothing here is meant to be shown as it stands.
 */

/**
 * - `offline`: the browser itself has no network.
 * - `unreachable`: no answer, or none in time (also: a name that doesn't exist, a bad certificate).
 * - `not-rollcall`: something answers, and it isn't a Rollcall server.
 * - `version`: a Rollcall server of another generation; `params.side` is the one to update.
 * - `auth`: the session is over; signing in again helps.
 * - `forbidden`: signed in, and the role doesn't allow it.
 * - `conflict`: somebody else was quicker; `current` is what is there now.
 * - `server`: it answered with an error of its own; `code` and `requestId` say which.
 */
export type FailureKind =
  | "offline"
  | "unreachable"
  | "not-rollcall"
  | "version"
  | "auth"
  | "forbidden"
  | "conflict"
  | "rate-limited"
  | "server";

export type Failure = {
  readonly kind: FailureKind;
  readonly code?: string;
  readonly requestId?: string;
  /** Epoch milliseconds: not before then. */
  readonly retryAt?: number;
  readonly current?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
};

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export const succeeded = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (failure: Failure): Outcome<never> => ({ ok: false, failure });
