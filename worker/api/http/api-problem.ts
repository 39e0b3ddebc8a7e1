/**
 * Everything that can go wrong, under the codes of the contract. Thrown in handlers and caught at the edge; what lies
 * below worker/api returns a Result instead.
 */
const PROBLEMS = {
  unauthorized: { status: 401, title: "A valid token is required" },
  forbidden: { status: 403, title: "Your role may not do this" },
  "not-found": { status: 404, title: "There is nothing here" },
  "unknown-attribute": { status: 404, title: "There is no such attribute, or it can't be read" },
  "method-not-allowed": { status: 405, title: "This path knows other methods" },
  "not-configured": { status: 409, title: "Personio is not connected yet" },
  "no-destination": { status: 409, title: "No destination is set up" },
  disabled: { status: 409, title: "The integration is switched off" },
  "run-in-progress": { status: 409, title: "A run is in progress" },
  "not-paused": { status: 409, title: "The run does not wait for approval" },
  "plan-changed": { status: 409, title: "The plan is no longer the one that was shown" },
  "plan-expired": { status: 409, title: "The plan is older than 24 hours" },
  "too-late": { status: 409, title: "The run is past the point where it can be cancelled" },
  "email-taken": { status: 409, title: "Another account has this e-mail address" },
  "name-taken": { status: 409, title: "Another team has exactly this name" },
  "last-owner": { status: 409, title: "Somebody has to stay an owner" },
  "in-progress": { status: 409, title: "The first request with this key is still at work" },
  "membership-synced": { status: 409, title: "They are in the team because of Personio" },
  stale: { status: 412, title: "Somebody else has changed it meanwhile" },
  "too-large": { status: 413, title: "The request is too large" },
  "invalid-request": { status: 422, title: "The request is not valid" },
  "idempotency-key-reused": { status: 422, title: "The key was used for another request" },
  "credentials-refused": { status: 422, title: "Personio refused the credentials" },
  "attributes-missing": { status: 422, title: "The credentials may not read what is required" },
  "destination-refused": { status: 422, title: "The destination refused the token" },
  "destination-unreadable": { status: 422, title: "What answers at the base URL is no such destination" },
  "birthday-not-synced": { status: 422, title: "The date of birth is never synced" },
  "default-attribute": { status: 422, title: "What this attribute fills is fixed" },
  "target-taken": { status: 422, title: "Another attribute fills this already" },
  "exclusions-first": { status: 422, title: "The attribute still has exclusions" },
  "map-first": { status: 422, title: "A custom attribute needs a target before it can exclude anybody" },
  "if-match-required": { status: 428, title: "If-Match must say which state is changed" },
  "rate-limited": { status: 429, title: "Too many requests" },
  "personio-unavailable": { status: 502, title: "Personio can't be reached" },
  "destination-unavailable": { status: 502, title: "The destination can't be reached" },
  unavailable: { status: 503, title: "The service is unavailable for the moment" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemStatus = (typeof PROBLEMS)[ProblemCode]["status"];
export type ProblemParams = Readonly<Record<string, unknown>>;

type ProblemDetails = {
  /** Plain English, for a log. Never a person's data, a secret or what somebody else's system said. */
  readonly detail?: string;
  readonly params?: ProblemParams;
  readonly headers?: Readonly<Record<string, string>>;
};

export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly code: ProblemCode;
  readonly status: ProblemStatus;
  readonly title: string;
  readonly params: ProblemParams | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, params, headers }: ProblemDetails = {}) {
    const { status, title } = PROBLEMS[code];
    super(detail ?? title);
    this.code = code;
    this.status = status;
    this.title = title;
    this.params = params ?? null;
    this.headers = headers ?? {};
  }
}
